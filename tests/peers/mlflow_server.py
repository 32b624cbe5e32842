"""Trains, with a real `mlflow server` as the place where it is told, and reads everything back in Python.

Usage: mlflow_server.py CLAIRSCORE [--every N] [--pages]. A push is cut after every Nth request (7 if not said);
`--pages` also opens the run's page in Chromium (tests/browser).
"""
import argparse
import contextlib
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

os.environ["DO_NOT_TRACK"] = os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"

import mlflow
import numpy as np
import pyarrow.parquet as pq
import xgboost
from mlflow import MlflowClient
from mlflow.entities import ViewType

ROOT = pathlib.Path(__file__).resolve().parents[2]
parser = argparse.ArgumentParser()
parser.add_argument("clairscore", type=pathlib.Path)
parser.add_argument("--every", type=int, default=7)
parser.add_argument("--pages", action="store_true")
ASKED = parser.parse_args()
CLAIRSCORE = ASKED.clairscore.resolve()
TOLERANCE = 1e-5
# What a file of a client's rows is called in a run's folder; none may be sent.
PERSONAL = ("out_of_fold", "past_clients", "past_values", "matrix")
FOLDS = 3


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def server(folder, *options, **environment):
    """A real server with stores of its own."""
    folder.mkdir(parents=True)
    port = free_port()
    command = [sys.executable, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
               "--backend-store-uri", f"sqlite:///{folder}/mlflow.db", "--artifacts-destination",
               str(folder / "artifacts"), *options]
    with open(folder / "server.log", "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, cwd=folder,
                                   env={**os.environ, **environment})
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 180
        while True:
            try:
                urllib.request.urlopen(f"{address}/health", timeout=2).read()
                break
            except OSError:
                assert process.poll() is None and time.monotonic() < deadline, (folder / "server.log").read_text()
                time.sleep(0.3)
        yield address
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        process.wait(30)


class Cut(threading.Thread):
    """Hands connections on to a server until so many requests have begun (-1: for good), then to nobody: a server that
    dies midway.

    `after_the_call`: the last request still reaches the server, and only its answer is lost.
    """

    def __init__(self, address, requests, after_the_call, secure=None):
        super().__init__(daemon=True)
        self.secure = secure
        self.target = int(address.rsplit(":", 1)[1])
        self.left, self.after_the_call = requests, after_the_call
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.start()

    def run(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        if self.secure:
            try:
                client = self.secure.wrap_socket(client, server_side=True)
            except OSError:
                return
        with client, socket.create_connection(("127.0.0.1", self.target)) as target:
            stream, back = client.makefile("rb"), target.makefile("rb")
            while request := message(stream):
                if self.left == 0:
                    self.listener.close()
                    return
                self.left -= 1
                target.sendall(request)
                answer = message(back)
                if self.left == 0 and self.after_the_call:
                    self.listener.close()
                    return
                client.sendall(answer)


def message(stream):
    """One HTTP message with its body, or nothing at the end."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = stream.readline()
        if not line:
            return b""
        head += line
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    assert b"chunked" not in fields.get(b"transfer-encoding", b""), head
    return head + stream.read(int(fields.get(b"content-length", b"0")))


def clairscore(*arguments, code=0, **environment):
    told = {key: value for key, value in os.environ.items() if not key.startswith("MLFLOW_")}
    done = subprocess.run([CLAIRSCORE, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True,
                          env={**told, **environment})
    assert done.returncode == code, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def run_of(model):
    (run,) = (model / "runs").iterdir()
    return run


def push(model, *arguments, code=0, **environment):
    return clairscore("mlflow", "push", run_of(model).name, "--model", model, *arguments, code=code, **environment)


class Seen:
    """All that a server holds, read through MLflow's own client."""

    def __init__(self, address, experiment="clairscore", name="clairscore"):
        self.client = MlflowClient(address, registry_uri=address)
        experiments = self.client.search_experiments(view_type=ViewType.ALL, filter_string=f"name = '{experiment}'")
        assert len(experiments) <= 1
        self.runs, self.models = [], []
        for one in experiments:
            self.runs = self.client.search_runs([one.experiment_id], run_view_type=ViewType.ALL)
            self.models = list(self.client.search_logged_models([one.experiment_id]))
        self.parents = [run for run in self.runs if "mlflow.parentRunId" not in run.data.tags]
        self.versions = list(self.client.search_model_versions(f"name = '{name}'"))
        self.name = name

    def counts(self):
        """How much there is of everything; what is doubled shows here."""
        history = {(run.info.run_name, key): len(self.client.get_metric_history(run.info.run_id, key))
                   for run in self.runs for key in run.data.metrics}
        inputs = {run.info.run_name: len(run.inputs.dataset_inputs) for run in self.runs}
        outputs = {run.info.run_name: len(run.outputs.model_outputs) for run in self.runs if run.outputs}
        params = {run.info.run_name: len(run.data.params) for run in self.runs}
        status = sorted(run.info.status for run in self.runs)
        figures = [len(model.metrics) for model in self.models]
        ready = [str(model.status) for model in self.models]
        files = {run.info.run_name: self.files(run.info.run_id) for run in self.parents}
        return dict(runs=len(self.runs), parents=len(self.parents), history=history, inputs=inputs, outputs=outputs,
                    params=params, status=status, models=len(self.models), figures=figures, ready=ready, files=files,
                    versions=len(self.versions), champion=self.champion().version)

    def champion(self):
        return self.client.get_model_version_by_alias(self.name, "champion")

    def files(self, run, path=None):
        found = []
        for entry in self.client.list_artifacts(run, path):
            found += self.files(run, entry.path) if entry.is_dir else [entry.path]
        return sorted(found)


def reads_back(address, model):
    seen, run = Seen(address), run_of(model)
    record = json.loads((run / "record.json").read_text())
    report = json.loads((run / "report.json").read_text())
    manifest = json.loads((model / "champion/manifest.json").read_text())
    (parent,) = seen.parents
    assert parent.info.run_name == f"search {run.name}" and parent.info.status == "FINISHED"
    children = {child.data.tags["clairscore.candidate"]: child for child in seen.runs if child is not parent}
    assert sorted(children) == sorted(candidate["kind"] for candidate in report["candidates"])
    assert all(child.data.tags["mlflow.parentRunId"] == parent.info.run_id for child in children.values())
    assert all(child.info.status == "FINISHED" for child in children.values())

    # Parameters, the search's and a candidate's.
    assert parent.data.params["validation.folds"] == str(FOLDS)
    assert parent.data.params["candidates.boosting.eta"] == "[0.05,0.1]"
    assert parent.data.params["champion"] == report["champion"]["kind"]
    assert float(children["boosting"].data.params["boosting.eta"]) in (0.05, 0.1)
    assert len(parent.data.params) == len(record["parent"]["params"]) > 40

    # Metrics by fold as steps, held to trials.parquet; figures of the outer rows, held to the report.
    trials = pq.read_table(run / "trials.parquet").to_pylist()
    for kind, child in children.items():
        of_kind = [trial for trial in trials if trial["candidate"] == kind]
        costs = {trial: [] for trial in sorted({row["trial"] for row in of_kind})}
        history = seen.client.get_metric_history(child.info.run_id, "trial_cost_per_client")
        assert sorted(metric.step for metric in history) == list(costs), kind
        best = min(history, key=lambda metric: (metric.value, metric.step)).step
        for key, column in (("fold_auc", "auc"), ("fold_average_precision", "average_precision"),
                            ("fold_log_loss", "log_loss"), ("fold_cost_per_client", "cost"),
                            ("fold_margin_threshold", "threshold"), ("fold_rounds", "rounds")):
            told = {m.step: m.value for m in seen.client.get_metric_history(child.info.run_id, key)}
            rows = {row["fold"]: row[column] for row in of_kind if row["trial"] == best and np.isfinite(row[column])}
            assert told == rows, (kind, key, told, rows)
        assert len(seen.client.get_metric_history(child.info.run_id, "fold_seconds")) == FOLDS
        (own,) = [one for one in report["candidates"] if one["kind"] == kind]
        assert child.data.metrics["auc"] == own["auc"]["auc"]
        assert child.data.metrics["cost_per_10_000"] == own["cost"]["per_10_000"]
    assert parent.data.metrics["auc"] == report["auc"]["auc"]
    assert parent.data.metrics["brier"] == report["metrics"]["brier"]
    assert parent.data.metrics["threshold"] == manifest["threshold"]

    # What it learnt from.
    inputs = {one.dataset.name: one for one in parent.inputs.dataset_inputs}
    assert sorted(inputs) == ["application_test", "application_train"]
    train = inputs["application_train"]
    assert [(tag.key, tag.value) for tag in train.tags] == [("mlflow.data.context", "training")]
    assert len(train.dataset.digest) == 32 and train.dataset.digest != inputs["application_test"].dataset.digest
    assert json.loads(train.dataset.profile)["num_rows"] == manifest["origin"]["rows"]
    columns = json.loads(train.dataset.schema)["mlflow_colspec"]
    assert len(columns) > 200 and {column["type"] for column in columns} == {"double", "string"}

    # Files: all that the record names, no more, and none with the rows of clients.
    files = seen.files(parent.info.run_id)
    assert files == sorted(artifact["path"] for artifact in record["parent"]["artifacts"])
    assert {"manifest.json", "report.json", "charts/roc.svg", "charts/cost.svg"} <= set(files)
    local = seen.client.download_artifacts(parent.info.run_id, "manifest.json")
    assert pathlib.Path(local).read_bytes() == (model / "champion/manifest.json").read_bytes()

    # The model: logged, whole, of this search, registered, the champion.
    (logged,), (version,) = seen.models, seen.versions
    assert logged.source_run_id == parent.info.run_id and str(logged.status) == "READY", logged.status
    assert {metric.key for metric in logged.metrics} >= {"auc", "cost_per_10_000", "threshold"}
    assert all(metric.dataset_digest == train.dataset.digest for metric in logged.metrics)
    assert [output.model_id for output in parent.outputs.model_outputs] == [logged.model_id]
    assert version.tags["clairscore.version"] == record["model"]["version"] and version.run_id == parent.info.run_id
    assert seen.champion().version == version.version
    return seen, parent


def nothing_personal(folder, ids):
    """No file that the server keeps is one of clients' rows, or holds a client's number."""
    files = [file for file in (folder / "artifacts").rglob("*") if file.is_file()]
    assert len(files) > 20, files
    for file in files:
        assert not any(word in file.name for word in PERSONAL), file
        text = file.read_bytes()
        if file.suffix == ".parquet":
            assert "SK_ID_CURR" not in pq.read_schema(file).names, file
        else:
            numbers = set(re.findall(r"(?<![\d.+-])\d+(?![\d.])", text.decode()))
            assert not numbers & ids, (file, sorted(numbers & ids)[:3])
    return len(files)


def margins(address, model, matrix):
    """The champion, opened from the registry by what Python has, gives our margins."""
    mlflow.set_tracking_uri(address)
    mlflow.set_registry_uri(address)
    inputs = json.loads((model / "champion/manifest.json").read_text())["encoding"]["inputs"]
    names = [entry["feature"] for entry in inputs]
    types = ["c" if "categories" in entry else "q" for entry in inputs]
    table = pq.read_table(matrix)
    x = np.column_stack([table[name].to_numpy() for name in names]).astype(np.float32)
    assert "c" in types and np.isnan(x).any()
    booster = mlflow.xgboost.load_model("models:/clairscore@champion")
    data = xgboost.DMatrix(x, feature_names=names, feature_types=types, enable_categorical=True)
    theirs = booster.predict(data, output_margin=True, validate_features=True)
    apart = float(np.abs(theirs - table["margin"].to_numpy()).max())
    assert apart <= TOLERANCE, apart
    # By the general door, whose signature asks for one number per input; it answers probabilities before calibration.
    import pandas
    frame = pandas.DataFrame(x[:200].astype(np.float64), columns=names)
    loaded = mlflow.pyfunc.load_model("models:/clairscore@champion")
    risk = loaded.predict(frame)
    ours = 1 / (1 + np.exp(-table["margin"].to_numpy()[:200]))
    assert float(np.abs(risk - ours).max()) <= TOLERANCE
    assert [spec.name for spec in loaded.metadata.signature.inputs.inputs] == names
    return len(x), apart


def linear(address, data, folder):
    """A champion that Python knows nothing of is kept whole, and nothing is pretended."""
    model = folder / "linear"
    recipe = folder / "linear.toml"
    recipe.write_text((ROOT / "tests/peers/logistic.toml").read_text()
                      + f'\n[mlflow]\nuri = "{address}"\nexperiment = "lines"\nmodel = "lines"\n')
    # The recipe's address goes before that of the environment, where nobody answers.
    clairscore("train", "--data", data, "--model", model, "--recipe", recipe, MLFLOW_TRACKING_URI="http://127.0.0.1:9")
    seen = Seen(address, "lines", "lines")
    version = seen.champion()
    place = pathlib.Path(mlflow.artifacts.download_artifacts(f"models:/lines/{version.version}"))
    for file in ("model.json", "manifest.json", "folds/1.json"):
        assert (place / file).read_bytes() == (model / "champion" / file).read_bytes(), file
    flavours = mlflow.models.Model.load(str(place)).flavors
    assert list(flavours) == ["clairscore"] and flavours["clairscore"]["shape"] == "linear"
    # The whole champion came back: put into a model folder it scores.
    again = folder / "again"
    shutil.copytree(place, again / "champion")
    for target in (model, again):
        clairscore("score", "--data", data, "--model", target, "--out", target / "scores.csv")
    assert (model / "scores.csv").read_bytes() == (again / "scores.csv").read_bytes()


def stored(store, experiment, name):
    """How many rows the server's store has of everything of an experiment and a registered model."""
    of_runs = "run_uuid IN (SELECT run_uuid FROM runs WHERE experiment_id = :id)"
    counts = {
        "runs": "SELECT count(*) FROM runs WHERE experiment_id = :id",
        "finished": "SELECT count(*) FROM runs WHERE experiment_id = :id AND status = 'FINISHED'",
        "metrics": f"SELECT count(*) FROM metrics WHERE {of_runs}",
        "latest": f"SELECT count(*) FROM latest_metrics WHERE {of_runs}",
        "params": f"SELECT count(*) FROM params WHERE {of_runs}",
        "tags": f"SELECT count(*) FROM tags WHERE {of_runs}",
        "datasets": "SELECT count(*) FROM datasets WHERE experiment_id = :id",
        "inputs": "SELECT count(*) FROM inputs WHERE destination_id IN (SELECT run_uuid FROM runs WHERE "
                  "experiment_id = :id)",
        "outputs": "SELECT count(*) FROM inputs WHERE source_id IN (SELECT run_uuid FROM runs WHERE experiment_id = "
                   ":id)",
        "models": "SELECT count(*) FROM logged_models WHERE experiment_id = :id",
        "model figures": "SELECT count(*) FROM logged_model_metrics WHERE experiment_id = :id",
        "model params": "SELECT count(*) FROM logged_model_params WHERE experiment_id = :id",
        "versions": "SELECT count(*) FROM model_versions WHERE name = :name",
        "champions": "SELECT count(*) FROM registered_model_aliases WHERE name = :name AND alias = 'champion'",
    }
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as read:
        ((experiment_id,),) = read.execute("SELECT experiment_id FROM experiments WHERE name = ?", (experiment,))
        told = {"id": experiment_id, "name": name}
        found = {key: read.execute(query, told).fetchone()[0] for key, query in counts.items()}
    files = store.parent / "artifacts" / str(experiment_id)
    return {**found, "files": sum(1 for file in files.rglob("*") if file.is_file())}


def cut_short(address, folder, model, store, every):
    """Pushes through a line that is cut after so many requests, then the rest; nothing is doubled or lost."""
    whole = stored(store, "clairscore", "clairscore")
    record = run_of(model) / "record.json"
    text = json.loads(record.read_text())
    cuts = 0
    for requests in range(0, 10_000, every):
        for after_the_call in (False, True):
            name = f"cut-{requests}-{after_the_call}"
            copy = folder / name
            shutil.copytree(model, copy)
            # Another record for the same server: of an experiment and a registered model of its own.
            own = json.loads(json.dumps(text))
            own["experiment"] = own["model"]["name"] = name
            (run_of(copy) / "record.json").write_text(json.dumps(own))
            (run_of(copy) / "mlflow.json").unlink(missing_ok=True)
            line = Cut(address, requests, after_the_call)
            done = subprocess.run([CLAIRSCORE, "mlflow", "push", run_of(copy).name, "--model", copy, "--uri",
                                   line.address], cwd=ROOT, capture_output=True, text=True)
            line.listener.close()
            if done.returncode == 0:
                assert requests > 50, f"a push is {requests} requests"
                return cuts
            cuts += 1
            assert done.returncode == 1 and line.address in done.stderr, done.stderr
            # The rest goes the straight way; the journal knows the server by the other address, so tell it.
            journal = run_of(copy) / "mlflow.json"
            if journal.exists():
                journal.write_text(journal.read_text().replace(line.address, address))
            push(copy, "--uri", address)
            assert "nothing new" in push(copy, "--uri", address).stdout
            counts = stored(store, name, name)
            assert counts == whole, f"{name}: {counts}\nis not\n{whole}"
            shutil.rmtree(copy)
    raise AssertionError("a push never ended")


def promoted(address, data, folder):
    """The alias leads to the deployed champion: a newer training takes it, an older run pushed does not turn it back, and
    one that is promoted takes it again."""
    model = folder / "promoted"
    name, told = "promoted", {"MLFLOW_TRACKING_URI": address}
    runs = []
    for seed in (1, 2):
        recipe = folder / f"seed-{seed}.toml"
        recipe.write_text(f"seed = {seed}\n" + (ROOT / "tests/peers/mlflow.toml").read_text()
                          + f'\n[mlflow]\nexperiment = "{name}"\nmodel = "{name}"\n')
        # The first without a server, to be pushed later.
        clairscore("train", "--data", data, "--model", model, "--recipe", recipe, "--because", "a test",
                   **(told if seed == 2 else {}))
        (run,) = {run.name for run in (model / "runs").iterdir()} - set(runs)
        runs.append(run)
    version = lambda: Seen(address, name, name).champion().tags["clairscore.run"]
    assert version() == runs[1]
    clairscore("mlflow", "push", "--all", "--model", model, **told)
    assert len(Seen(address, name, name).versions) == 2 and version() == runs[1]
    first = json.loads((model / "runs" / runs[0] / "record.json").read_text())["model"]["version"]
    # No server is named: the run knows where it was sent.
    said = clairscore("promote", first, "--because", "a test", "--model", model).stdout
    assert "alias champion leads to it now" in said and version() == runs[0], said
    clairscore("mlflow", "push", runs[1], "--model", model, **told)
    assert version() == runs[0]


def secured(address, folder, model):
    """Behind https, with a certificate of one's own."""
    import datetime
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    folder.mkdir()
    now = datetime.datetime.now(datetime.timezone.utc)

    def certificate(name, key, issuer, signer, extension):
        subject = lambda name: x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        built = (x509.CertificateBuilder().subject_name(subject(name)).issuer_name(subject(issuer))
                 .public_key(key.public_key()).serial_number(x509.random_serial_number())
                 .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
                 .add_extension(x509.BasicConstraints(ca=extension is None, path_length=None), critical=True))
        built = built if extension is None else built.add_extension(extension, critical=False)
        return built.sign(signer, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    authority, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    (folder / "ca.pem").write_bytes(certificate("made up", authority, "made up", authority, None))
    hosts = x509.SubjectAlternativeName([x509.DNSName("localhost")])
    (folder / "own.pem").write_bytes(certificate("localhost", own, "made up", authority, hosts) + own.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "own.pem")
    line = Cut(address, -1, False, context)
    secure = line.address.replace("http://127.0.0.1", "https://localhost")
    error = push(model, "--uri", secure, code=1).stderr
    assert "certificate" in error and "MLFLOW_TRACKING_SERVER_CERT_PATH" in error, error
    told = push(model, "--uri", secure, MLFLOW_TRACKING_SERVER_CERT_PATH=str(folder / "ca.pem")).stdout
    assert secure in told, told
    line.listener.close()


def asked_for_a_password(folder, model):
    """A server that wants to know who asks."""
    told = {"MLFLOW_TRACKING_USERNAME": "admin", "MLFLOW_TRACKING_PASSWORD": "made-up-password-1"}
    secrets = {"MLFLOW_AUTH_ADMIN_PASSWORD": told["MLFLOW_TRACKING_PASSWORD"],
               "MLFLOW_FLASK_SERVER_SECRET_KEY": "made up"}
    with server(folder, "--app-name", "basic-auth", **secrets) as address:
        for wrong in ({}, {**told, "MLFLOW_TRACKING_PASSWORD": "another"}):
            error = push(model, "--uri", address, code=1, **wrong).stderr
            assert "refuses access (401)" in error and "MLFLOW_TRACKING_USERNAME" in error, error
        assert address in push(model, "--uri", address, **told).stdout


def main():
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as made, server(pathlib.Path(made, "server")) as address:
        made = pathlib.Path(made)
        data, model, recipe = made / "data", made / "model", ROOT / "tests/peers/mlflow.toml"
        clairscore("synth", "--clients", 3000, "--test", 300, "--seed", 11, "--out", data)
        print(f"a server of MLflow {mlflow.__version__} after {time.monotonic() - started:.0f} s")

        # A training tells the server; another push has nothing to tell.
        done = clairscore("train", "--data", data, "--model", model, "--recipe", recipe, "--export-matrix",
                          made / "matrix.parquet", MLFLOW_TRACKING_URI=address)
        assert "warning" not in done.stderr, done.stderr
        seen, parent = reads_back(address, model)
        page = f"{address}/#/experiments/{parent.info.experiment_id}/runs/{parent.info.run_id}"
        assert page in done.stdout, done.stdout
        whole = seen.counts()
        print(f"read back: {whole['runs']} runs, {sum(whole['history'].values())} figures in "
              f"{len(whole['history'])} histories, {len(whole['files'][parent.info.run_name])} files")
        assert "nothing new" in push(model, MLFLOW_TRACKING_URI=address).stdout
        ids = {str(number) for table in ("train", "test") for number in
               pq.read_table(data / f"application_{table}.parquet", columns=["SK_ID_CURR"])["SK_ID_CURR"].to_pylist()}
        print(f"{nothing_personal(made / 'server', ids)} files on the server, none with a client's row or number")
        rows, apart = margins(address, model, made / "matrix.parquet")
        print(f"models:/clairscore@champion in xgboost {xgboost.__version__}: {rows} margins, largest difference "
              f"{apart:.1e}")

        # The journal lost, or a training done again: the server has it already.
        (run_of(model) / "mlflow.json").unlink()
        push(model, "--uri", address)
        assert Seen(address).counts() == whole
        clairscore("train", "--data", data, "--model", model, "--recipe", recipe, MLFLOW_TRACKING_URI=address)
        assert Seen(address).counts() == whole
        # The alias led elsewhere by hand leads to the deployed champion again.
        seen.client.delete_registered_model_alias("clairscore", "champion")
        assert "alias champion leads to it now" in push(model, "--uri", address).stdout
        assert Seen(address).counts() == whole

        cuts = cut_short(address, made / "cuts", model, made / "server/mlflow.db", ASKED.every)
        print(f"cut after {cuts} requests or answers, then pushed on: nothing doubled, nothing lost")

        # Without a server the same record lies in the folder; a dead one is a warning.
        alone = made / "alone"
        silent = clairscore("train", "--data", data, "--model", alone, "--recipe", recipe)
        assert "mlflow" not in silent.stderr.lower() and not (run_of(alone) / "mlflow.json").exists()
        dead = clairscore("train", "--data", data, "--model", alone, "--recipe", recipe,
                          MLFLOW_TRACKING_URI=f"http://127.0.0.1:{free_port()}")
        assert "warning" in dead.stderr and f"clairscore mlflow push {run_of(alone).name}" in dead.stderr, dead.stderr
        assert (alone / "champion/model.json").read_bytes() == (model / "champion/model.json").read_bytes()
        for uri in ("sqlite:///mlflow.db", "./mlruns"):
            told = clairscore("train", "--data", data, "--model", alone, "--recipe", recipe, MLFLOW_TRACKING_URI=uri)
            assert "warning" in told.stderr and "mlflow server" in told.stderr, told.stderr
            assert "mlflow server" in push(alone, "--uri", uri, code=1).stderr
        assert "no server is named" in push(alone, code=1).stderr
        assert "no run begins" in clairscore("mlflow", "push", "zz", "--model", alone, code=1).stderr

        # A server that dies while a training tells it.
        line = Cut(address, 20, True)
        died = clairscore("train", "--data", data, "--model", alone, "--recipe", recipe,
                          MLFLOW_TRACKING_URI=line.address)
        assert "warning" in died.stderr and "nothing is lost" in died.stderr, died.stderr
        push(alone, "--uri", address)
        seen = Seen(address)
        assert (len(seen.parents), len(seen.models), len(seen.versions)) == (2, 2, 1), "one version of one champion"
        linear(address, data, made)
        promoted(address, data, made)
        before = Seen(address).counts()
        secured(address, made / "secured", alone)
        asked_for_a_password(made / "password", alone)
        assert Seen(address).counts() == before
        print("the alias follows the deployed champion; a linear champion comes back whole; https with an own "
              "authority; a password")

        if ASKED.pages:
            subprocess.run(["node", "--test", "mlflow.test.mjs"], cwd=ROOT / "tests/browser", check=True,
                           env={**os.environ, "CLAIRSCORE_MLFLOW_RUN": page,
                                "CLAIRSCORE_MLFLOW_NAME": parent.info.run_name,
                                "CLAIRSCORE_MLFLOW_AUC": str(parent.data.metrics["auc"])})
    print(f"MLflow: all as it was told, in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
