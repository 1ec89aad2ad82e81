"""How every published document behaves: frozen, closed, and without nulls."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

T = TypeVar("T")


class Document(BaseModel):
    """A published document: it cannot change, and it has no member that the contract does not name."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,
    )


def _is_none(value: object) -> bool:
    return value is None


def _drop_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


Maybe = Annotated[T | SkipJsonSchema[None], Field(default=None, exclude_if=_is_none, json_schema_extra=_drop_default)]
"""A member that is left out when there is nothing to say, and is never null."""
