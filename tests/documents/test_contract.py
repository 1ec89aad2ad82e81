"""How every published document behaves: frozen, closed, and without nulls."""

import importlib
import inspect
import pkgutil
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field, ValidationError

from app import documents
from app.documents.contract import Document, Maybe


class Leaf(Document):
    """A document inside another."""

    name: str
    note: Maybe[str]
    """Said where there is something to say."""


class Tree(Document):
    """A document of every sort of member."""

    name: str
    height: Maybe[Annotated[float, Field(gt=0)]]
    count: Maybe[int]
    is_old: Maybe[bool]
    words: Maybe[list[str]]
    leaf: Maybe[Leaf]
    leaves: list[Leaf] = []
    unit: str = "m"


def test_a_document_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Leaf.model_validate({"name": "oak"}).name = "elm"  # type: ignore[misc]  # the refusal is what is tested


def test_a_member_the_contract_does_not_name_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Leaf.model_validate({"name": "oak", "mood": "calm"})


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), float("-inf")])
def test_an_amount_that_json_cannot_say_is_refused(amount: float) -> None:
    with pytest.raises(ValidationError, match="finite number"):
        Tree.model_validate({"name": "oak", "height": amount})


def test_a_member_with_nothing_to_say_is_left_out_at_every_depth() -> None:
    said = {
        "name": "oak",
        "leaf": {"name": "one"},
        "leaves": [{"name": "two"}, {"name": "three", "note": "red"}],
        "unit": "m",
    }
    tree = Tree.model_validate({**said, "leaf": {"name": "one", "note": None}, "height": None})
    assert tree.model_dump() == tree.model_dump(mode="json") == said
    assert "null" not in tree.model_dump_json()


@pytest.mark.parametrize("said", [{"count": 0}, {"is_old": False}, {"words": []}, {"words": [""]}])
def test_zero_no_and_nothing_listed_are_said(said: dict[str, Any]) -> None:
    assert Tree.model_validate({"name": "oak", **said}).model_dump() == {
        "name": "oak",
        **said,
        "leaves": [],
        "unit": "m",
    }


def test_what_a_member_must_be_is_still_checked_when_it_is_said() -> None:
    with pytest.raises(ValidationError, match="greater than 0"):
        Tree.model_validate({"name": "oak", "height": 0})


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_the_schema_knows_no_null_and_no_default_for_what_may_be_left_out(mode: Any) -> None:
    schema = Tree.model_json_schema(mode=mode)
    assert "null" not in str(schema)
    for name in ("height", "count", "is_old", "words", "leaf"):
        assert "default" not in schema["properties"][name]
        assert "anyOf" not in schema["properties"][name]
        assert name not in schema["required"]
    assert schema["additionalProperties"] is False


def test_what_has_a_default_is_always_there_in_an_answer() -> None:
    assert Tree.model_json_schema(mode="serialization")["required"] == ["name", "leaves", "unit"]
    assert Tree.model_json_schema(mode="validation")["required"] == ["name"]


def test_docstrings_become_descriptions() -> None:
    schema = Leaf.model_json_schema()
    assert schema["description"] == "A document inside another."
    assert schema["properties"]["note"]["description"] == "Said where there is something to say."


def _published() -> list[type[BaseModel]]:
    """Every model that some module of `app.documents` defines."""
    modules = [
        importlib.import_module(f"app.documents.{module.name}") for module in pkgutil.iter_modules(documents.__path__)
    ]
    members = [member for module in modules for _, member in inspect.getmembers(module, inspect.isclass)]
    return sorted({member for member in members if issubclass(member, BaseModel)} - {BaseModel}, key=str)


@pytest.mark.parametrize("model", _published())
def test_every_published_model_keeps_the_contract(model: type[BaseModel]) -> None:
    assert issubclass(model, Document)
    kept = {name: model.model_config.get(name) for name in ("extra", "frozen", "allow_inf_nan")}
    assert kept == {"extra": "forbid", "frozen": True, "allow_inf_nan": False}


def test_there_are_published_models_to_check() -> None:
    assert len(_published()) > 30
