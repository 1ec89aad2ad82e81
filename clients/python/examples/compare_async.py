import asyncio
import os

from equipoise_client import AsyncEquipoise


async def main() -> None:
    async with AsyncEquipoise(os.environ.get("EQUIPOISE", "http://127.0.0.1:8000")) as equipoise:
        async for treatment in equipoise.iterate_treatments():
            print(f"{treatment['name']}: {treatment['summary']}")


asyncio.run(main())
