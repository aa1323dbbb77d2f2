"""Message classes of the schema polyclinic.v1, for google.protobuf (the extra `messages`).

The classes are made on first use from the schema that the library carries, in a pool of their own:
no generated code is needed and no version of protobuf is asked for. `messages.Staff` is the class
of polyclinic.v1.Staff.
"""

from functools import cache
from importlib import import_module
from typing import Any

from polyclinic import _core

_PACKAGE = "polyclinic.v1."


@cache
def _pool() -> Any:
    descriptor_pool: Any = import_module("google.protobuf.descriptor_pool")
    descriptor_pb2: Any = import_module("google.protobuf.descriptor_pb2")

    pool = descriptor_pool.DescriptorPool()
    files = descriptor_pb2.FileDescriptorSet.FromString(_core.descriptor_set())
    for file in files.file:
        pool.AddSerializedFile(file.SerializeToString())
    return pool


@cache
def message_class(name: str) -> Any:
    """The class of the message polyclinic.v1.`name`; AttributeError where there is none."""
    message_factory: Any = import_module("google.protobuf.message_factory")

    try:
        descriptor = _pool().FindMessageTypeByName(_PACKAGE + name)
    except KeyError:
        raise AttributeError(f"the schema polyclinic.v1 has no message {name!r}") from None
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(descriptor)
    return message_factory.MessageFactory(_pool()).GetPrototype(descriptor)


def to_proto(value: Any) -> Any:
    """The value as a message."""
    return message_class(type(value).__name__).FromString(value.to_bytes())


def from_proto(message: Any, cls: type | None = None) -> Any:
    """The value of a message; `cls` must be the struct of that name, if given."""
    name = message.DESCRIPTOR.full_name
    found = getattr(_core, name.removeprefix(_PACKAGE), None)
    if not name.startswith(_PACKAGE) or found is None or (cls is not None and found is not cls):
        expected = f"{_PACKAGE}{cls.__name__}" if cls is not None else f"a message of {_PACKAGE}"
        raise TypeError(f"from_proto: expected {expected}, found {name}")
    return found.from_bytes(message.SerializeToString())


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(name)
    return message_class(name)
