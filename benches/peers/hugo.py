"""Makes the same clients' pages with Clairscore and with Hugo, in turn, and compares speed and memory.

usage: hugo.py BENCH DATA MODEL FOLDER [clients=4000] [rounds=3]

BENCH: the built benches/site.rs. DATA, MODEL: folders of the tables and of the models. FOLDER: a new folder, where both
sides write; remove it afterwards. At most 4,000 clients, in French.

Every round writes into folders of its own and nothing is removed: ext4 passes over inodes that were freed in the last
minutes, one by one, and who writes after a removal pays for it (half of our time in one run).

Hugo gets a content file for each client, whose front matter is what our template sees of the client, as JSON; what all
pages share is a data file; benches/peers/hugo/layouts has our templates in Go's language. Pages are compared as streams
of tags with sorted attributes and of texts with single spaces: none of them may differ.

What the seconds hold:
- ours, from reports: views (all words and figures of a page), rendering, checks of links, ids and alternatives, keys,
  writing, the record, the swap. Reports and templates are at hand.
- ours, from views: reading the very files that Hugo reads, parsing their JSON, rendering, writing; no checks.
- Hugo: its own "Total", which leaves out the start of the process: reading, rendering, writing.
"""

import html.parser
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEEDLESS = "home,section,taxonomy,term,RSS,sitemap,robotsTXT,404"
COMPARED = 20


class Stream(html.parser.HTMLParser):
    """A page as tags and texts; white space, quotes and the order of attributes do not show."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.parts, self.text = [], ""
        self.feed(page)
        self.close()
        self.end_text()

    def end_text(self):
        text = re.sub("[ \t\r\n]+", " ", self.text).strip(" ")
        self.text = ""
        if text:
            self.parts.append(text)

    def handle_data(self, text):
        self.text += text

    def handle_starttag(self, tag, attributes):
        self.end_text()
        self.parts.append((tag, sorted((name, value or "") for name, value in attributes)))

    def handle_endtag(self, tag):
        self.end_text()
        self.parts.append(("/" + tag,))

    def handle_decl(self, declaration):
        self.parts.append(("!", declaration.lower()))

    def handle_comment(self, comment):
        self.parts.append(("<!--", comment))


def run(command):
    """Runs it in the repository; what it printed, wall and processor seconds, and the most memory in megabytes."""
    os.sync()
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=HERE.parent.parent, stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status:
        sys.exit(f"{printed}\n{command} failed")
    return printed, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def put_hugo(folder, views, shared):
    """A Hugo site of these views."""
    content = folder / "content/fr/client"
    content.mkdir(parents=True)
    for view in views:
        (content / f"{json.loads(view)['client']['id']}.md").write_text(view)
    (folder / "data").mkdir()
    (folder / "data/globals.json").write_text(shared)
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    return content


def compare(ours, theirs):
    """Ends the run where one of the compared pages is not the same."""
    names = sorted(page.name for page in ours.iterdir())
    if names != sorted(page.name for page in theirs.iterdir()):
        sys.exit("the two sides made pages of other names")
    compared = names[:: max(1, len(names) // COMPARED)][:COMPARED]
    parts, equal = 0, 0
    for name in compared:
        ours_, theirs_ = (Stream((folder / name).read_text()).parts for folder in (ours, theirs))
        parts += len(ours_)
        equal += ours_ == theirs_
        if ours_ != theirs_:
            place = next((i for i, two in enumerate(zip(ours_, theirs_)) if two[0] != two[1]), min(len(ours_), len(theirs_)))
            print(f"{name}, part {place}:\n  ours   {ours_[place:place + 3]}\n  Hugo's {theirs_[place:place + 3]}")
    print(f"{equal} of {len(compared)} pages are the same ({100 * equal / len(compared):.0f} %), in {parts} tags and texts")
    if equal < len(compared):
        sys.exit(1)


def mean_bytes(folder):
    return statistics.mean(page.stat().st_size for page in folder.iterdir())


def line(name, pages, size, runs, hugo=None):
    """A row of the table; `runs` and those of Hugo are (seconds, processor seconds, megabytes)."""
    seconds, processor, memory = (statistics.median(figures) for figures in zip(*runs))
    spread = f"{min(run[0] for run in runs):.2f}–{max(run[0] for run in runs):.2f}"
    faster = [statistics.median(figures) for figures in zip(*(hugo or runs))]
    print(
        f"| {name} | {pages} | {size:,.0f} | {seconds:.2f} ({spread}) | {pages / seconds:,.0f} "
        f"| {processor:.2f} | {memory:.0f} | {faster[0] / seconds:.1f} | {faster[1] / processor:.1f} |"
    )


def main():
    keys = dict(argument.split("=") for argument in sys.argv[1:] if "=" in argument)
    bench, data, model, folder = (Path(argument).resolve() for argument in sys.argv[1:] if "=" not in argument)
    clients, rounds = int(keys.get("clients", 4000)), int(keys.get("rounds", 3))
    if not 0 < clients <= 4000:
        sys.exit("clients: 1 to 4000")
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"{folder} holds something already; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)

    def pages(place, *more):
        return run([bench, data, model, folder / place, f"clients={clients}", "languages=fr", "only=pages", *more])

    view, shared, hugo = folder / "view.jsonl", folder / "globals.json", folder / "hugo"
    pages("warm", f"view={view}", f"globals={shared}")
    content = put_hugo(hugo, view.read_text().splitlines(), shared.read_text())
    version = subprocess.run(["hugo", "version"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()[1]
    of_reports, of_views, of_hugo, walls = [], [], [], []
    for turn in range(rounds):
        printed, *_ = pages(f"ours-{turn}", f"views={content}")
        for figures, runs in zip(map(json.loads, printed.splitlines()), (of_reports, of_views)):
            runs.append((figures["seconds"], figures["processor"], figures["peak_megabytes"]))
        made = folder / f"hugo-{turn}"
        printed, wall, processor, memory = run(
            ["hugo", "--source", hugo, "--destination", made, "--disableKinds", NEEDLESS]
        )
        of_hugo.append((int(re.search(r"Total in (\d+) ms", printed)[1]) / 1000, processor, memory))
        walls.append(wall)
    ours_made, hugo_made = folder / "ours-0/site/fr/client", folder / "hugo-0/fr/client"
    for of in (ours_made, folder / "ours-0/of_views"):
        compare(of, hugo_made)
    print(f"{os.cpu_count()} processors, {rounds} rounds each in turn, medians; Hugo {version}\n")
    print("| side | pages | bytes a page | seconds (from–to) | pages a second | processor s | peak MB | × Hugo | × Hugo, processor |")
    print("|---|---|---|---|---|---|---|---|---|")
    line("Hugo", clients, mean_bytes(hugo_made), of_hugo)
    line("ours, from reports", clients, mean_bytes(ours_made), of_reports, of_hugo)
    line("ours, from views", clients, mean_bytes(folder / "ours-0/of_views"), of_views, of_hugo)
    print(f"\nHugo's whole process: {statistics.median(walls):.2f} s. Our peaks hold all reports and tables in memory.")


if __name__ == "__main__":
    main()
