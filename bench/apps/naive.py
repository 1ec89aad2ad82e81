"""FastAPI and SQLModel as the tutorial teaches them: a session a request, `selectinload`, `response_model`."""

import os
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Query
from sqlalchemy.orm import selectinload
from sqlmodel import Session, col, create_engine, select

from bench.apps.naive_public import ComparisonPublic, TreatmentPublic
from bench.apps.naive_tables import Citation, ComparedTreatment, Comparison, Row, RowCell, ShownFinding, Treatment

app = FastAPI()
engine = create_engine(
    f"sqlite:///{os.environ['BENCH_FACTS']}",
    connect_args={"check_same_thread": False},
    # The pool that one gets without asking stops answering at 48 simultaneous readers.
    pool_size=64,
)


def get_session() -> Iterator[Session]:
    with Session(engine) as session:
        yield session


SessionDep = Annotated[Session, Depends(get_session)]


@app.get("/comparisons/{slug}", response_model=ComparisonPublic, response_model_exclude_none=True)
def read_comparison(session: SessionDep, slug: str) -> Comparison:
    rows = selectinload(Comparison.rows)  # type: ignore[arg-type]  # SQLModel types a relationship as its list
    statement = (
        select(Comparison)
        .where(Comparison.slug == slug)
        .options(
            selectinload(Comparison.columns).selectinload(ComparedTreatment.treatment),  # type: ignore[arg-type]
            selectinload(Comparison.citations).selectinload(Citation.source),  # type: ignore[arg-type]
            rows.selectinload(Row.attribute),  # type: ignore[arg-type]
            rows.selectinload(Row.verdicts),  # type: ignore[arg-type]
            rows.selectinload(Row.cells).selectinload(RowCell.shown).selectinload(ShownFinding.finding),  # type: ignore[arg-type]
        )
    )
    comparison = session.exec(statement).first()
    if not comparison:
        raise HTTPException(status_code=404, detail="Comparison not found")
    return comparison


@app.get("/treatments", response_model=list[TreatmentPublic], response_model_exclude_none=True)
def read_treatments(session: SessionDep, offset: int = 0, limit: Annotated[int, Query(le=100)] = 20) -> list[Treatment]:
    return list(session.exec(select(Treatment).order_by(col(Treatment.slug)).offset(offset).limit(limit)).all())
