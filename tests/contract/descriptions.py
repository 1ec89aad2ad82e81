"""The OpenAPI description as a judge: does an answer say what was promised of it?"""

from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types
from referencing import Registry
from referencing.jsonschema import DRAFT202012

BASE = "urn:equipoise:openapi"


class Description:
    """An OpenAPI 3.1 document whose schemas can be asked."""

    def __init__(self, openapi: dict[str, Any]) -> None:
        self.openapi = openapi
        self._registry: Registry[Any] = Registry().with_resource(BASE, DRAFT202012.create_resource(openapi))

    @property
    def schemas(self) -> dict[str, dict[str, Any]]:
        """The named schemas."""
        schemas: dict[str, dict[str, Any]] = self.openapi["components"]["schemas"]
        return schemas

    def operations(self) -> list[tuple[str, dict[str, Any]]]:
        """Every operation with its path."""
        return [(path, told) for path, methods in self.openapi["paths"].items() for told in methods.values()]

    def faults_of_schema(self, name: str, instance: Any) -> list[str]:
        """What is wrong with an instance of a named schema."""
        return self._faults(f"components/schemas/{name}", instance)

    def faults_of_answer(self, template: str, status: int, media_type: str, answer: Any) -> list[str]:
        """What is wrong with an answer of the operation at a path template."""
        told = self.openapi["paths"][template]["get"]["responses"][str(status)]
        place = ["paths", template, "get", "responses", str(status)]
        if "$ref" in told:
            place = told["$ref"].removeprefix("#/").split("/")
            told = self.response(self.openapi["paths"][template]["get"], status)
        place += ["content", media_type, "schema"]
        if "anyOf" in told["content"][media_type]["schema"]:
            # Where `fields` could make a part of it, the whole is what is asked of an answer to a question without.
            place += ["anyOf", "0"]
        escaped = "/".join(
            step.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D") for step in place
        )
        return self._faults(escaped, answer)

    def response(self, operation: dict[str, Any], status: int | str) -> dict[str, Any]:
        """An operation's answer of a status; the shared one where it refers to one."""
        found: dict[str, Any] = operation["responses"][str(status)]
        if "$ref" in found:
            found = self.openapi["components"]["responses"][found["$ref"].rpartition("/")[2]]
        return found

    def _faults(self, pointer: str, instance: Any) -> list[str]:
        validator = Draft202012Validator(
            {"$ref": f"{BASE}#/{pointer}"},
            registry=self._registry,
            format_checker=Draft202012Validator.FORMAT_CHECKER,
        )
        return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(instance)]
