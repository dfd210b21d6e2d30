"""What was decided once for a store: the projection its distances are measured in."""

from sqlalchemy import Connection, text

from asset_map.settings import DEFAULT_SRID, SettingsError

SETTING = "ASSET_MAP_SRID"
EXAMPLES = "27700 for Great Britain, 29903 for Ireland, 32630 for most of western Europe."


def srid_of(connection: Connection) -> int | None:
    """The store's SRID; None before its tables are made."""
    if connection.scalar(text("SELECT to_regclass('public.instance')")) is None:
        return None
    said = connection.scalar(text("SELECT value FROM public.instance WHERE key = 'srid'"))
    return None if said is None else int(said)


def fix_srid(connection: Connection, srid: int) -> None:
    """Decide the SRID for good; a store that has one keeps it."""
    connection.execute(
        text("INSERT INTO public.instance VALUES ('srid', :srid) ON CONFLICT DO NOTHING"),
        {"srid": str(srid)},
    )


def refuse_other_srid(connection: Connection, srid: int) -> None:
    """Raise SettingsError when the store was made with another SRID."""
    fixed = srid_of(connection)
    if fixed is not None and fixed != srid:
        remedy = f"{SETTING}={fixed}" + (", or unset it" if fixed == DEFAULT_SRID else "")
        raise SettingsError(
            SETTING,
            f"this store measures in {fixed}, not in {srid}; that was fixed when it was made.",
            f"{remedy}. To change it, make another store and import again.",
        )


def refuse_unfit_srid(connection: Connection, srid: int) -> None:
    """Raise SettingsError unless PostGIS knows `srid` as a projected system in metres."""
    question = text("SELECT proj4text FROM spatial_ref_sys WHERE srid = :srid")
    found = connection.scalar(question, {"srid": srid})
    if found is None:
        raise SettingsError(SETTING, f"PostGIS does not know the projection {srid}.", EXAMPLES)
    words = found.split()
    if "+proj=longlat" in words or "+proj=geocent" in words or "+units=m" not in words:
        raise SettingsError(
            SETTING, f"{srid} is not a projected system measured in metres.", EXAMPLES
        )


def assert_answers(connection: Connection) -> None:
    """Ask the smallest question. Raises OperationalError where nobody answers.

    A connection that was used a moment ago is handed out without being asked whether it lives.
    """
    connection.exec_driver_sql("SELECT 1")
