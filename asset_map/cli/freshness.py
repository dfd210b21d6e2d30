"""Tell how much of the map was confirmed lately, by source and area."""

import click

from asset_map.settings import PlainError, Settings


@click.command()
def freshness() -> None:
    """Count how much of the map was confirmed in the last 3, 6 and 12 months, and tell it."""
    from asset_map.store.connection import engine
    from asset_map.store.freshness import count_freshness
    from asset_map.store.freshness import freshness as counted

    with engine(Settings.from_environment(), "app").begin() as connection:
        count_freshness(connection)
        found = counted(connection)
    if found is None:
        raise PlainError("the map", "it holds no listing.", "asset-map import listings")
    click.echo(f"{'listings':>10}{'3 months':>10}{'6 months':>10}{'12 months':>10}{'never':>10}")
    for one in (found.all, *found.sources, *found.areas):
        parts = (one.in_3_months, one.in_6_months, one.in_12_months, one.never)
        shares = "".join(f"{part / one.listings:>10.0%}" for part in parts)
        name = "all" if one is found.all else one.name or "no area held"
        click.echo(f"{one.listings:>10,}{shares}  {name}")
