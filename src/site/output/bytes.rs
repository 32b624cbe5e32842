//! A value as plain bytes, for its key: shorter and faster than JSON, and never read again.
//!
//! Every number has its own width and every text its length before it, so that two values have the same bytes only
//! where they are the same. Names of fields are left out: the type is the same wherever keys are compared.

use std::fmt;

use serde::ser::{self, Serialize, Serializer};

/// What a value is made of.
pub(super) fn bytes_of(value: &impl Serialize) -> Result<Vec<u8>, Unwritable> {
    let mut bytes = Bytes(Vec::with_capacity(32 << 10));
    value.serialize(&mut bytes)?;
    Ok(bytes.0)
}

/// A value that could not be written.
#[derive(Debug)]
pub(super) struct Unwritable(String);

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

struct Bytes(Vec<u8>);

impl Bytes {
    fn length(&mut self, length: usize) {
        self.0.extend_from_slice(&(length as u64).to_le_bytes());
    }
}

macro_rules! numbers {
    ($($name:ident: $number:ty),*) => {
        $(fn $name(self, number: $number) -> Result<(), Unwritable> {
            self.0.extend_from_slice(&number.to_le_bytes());
            Ok(())
        })*
    };
}

impl Serializer for &mut Bytes {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64
    }

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.serialize_u8(u8::from(value))
    }

    fn serialize_char(self, value: char) -> Result<(), Unwritable> {
        self.serialize_u32(u32::from(value))
    }

    fn serialize_str(self, text: &str) -> Result<(), Unwritable> {
        self.serialize_bytes(text.as_bytes())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Unwritable> {
        self.length(bytes.len());
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.serialize_u8(0)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        self.0.push(1);
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, place: u32, _: &'static str) -> Result<(), Unwritable> {
        self.serialize_u32(place)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.0.extend_from_slice(&place.to_le_bytes());
        value.serialize(self)
    }

    /// A sequence that does not say its length is told apart by a byte before each part and one at the end.
    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unwritable> {
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Unwritable> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        place: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Unwritable> {
        self.0.extend_from_slice(&place.to_le_bytes());
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Unwritable> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        place: u32,
        variant: &'static str,
        fields: usize,
    ) -> Result<Self, Unwritable> {
        self.serialize_tuple_variant(name, place, variant, fields)
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

macro_rules! parts {
    ($($kind:ident: $part:ident $(($key:ty))?),*) => {
        $(impl ser::$kind for &mut Bytes {
            type Ok = ();
            type Error = Unwritable;

            fn $part<T: Serialize + ?Sized>(&mut self, $(_: $key,)? part: &T) -> Result<(), Unwritable> {
                self.0.push(1);
                part.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Unwritable> {
                self.0.push(0);
                Ok(())
            }
        })*
    };
}

parts! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
    SerializeStruct: serialize_field (&'static str),
    SerializeStructVariant: serialize_field (&'static str)
}

impl ser::SerializeMap for &mut Bytes {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.0.push(1);
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.0.push(0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn values_of_a_type_that_differ_have_other_bytes() {
        type Parts = (Vec<&'static str>, Option<f64>, &'static str, Option<bool>);
        let values: [Parts; 9] = [
            (vec![], None, "", None),
            (vec![""], None, "", None),
            (vec!["ab"], None, "", None),
            (vec!["a", "b"], None, "", None),
            (vec!["a"], None, "b", None),
            (vec!["a"], Some(0.0), "b", None),
            (vec!["a"], Some(-0.0), "b", None),
            (vec!["a"], None, "b", Some(false)),
            (vec!["a"], None, "b", Some(true)),
        ];
        let bytes: BTreeSet<Vec<u8>> = values.iter().map(|value| bytes_of(value).unwrap()).collect();
        assert_eq!(bytes.len(), values.len());
        assert_eq!(bytes_of(&values[5]).unwrap(), bytes_of(&values[5].clone()).unwrap());
    }
}
