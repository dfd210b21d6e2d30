"""A backup put back: read and believed first, then all of it in one transaction, or nothing."""

import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import psycopg
from psycopg import sql

from asset_map.settings import PlainError, Settings
from asset_map.store import migrate
from asset_map.store.address import parameters
from asset_map.store.backup import CHUNK, DUMP, FORMAT, MANIFEST, SEAL, Manifest, missing
from asset_map.store.connection import ensure_running
from asset_map.store.errors import StoreError
from asset_map.store.inventory import SUMMED_UP, WRITTEN_ALIKE, Holding
from asset_map.store.programs import command
from asset_map.store.ready import bring_up_to_date

# Made by whoever furnished the database, before there is anything to restore.
NOT_OURS = (
    " EXTENSION - ",
    " COMMENT - EXTENSION ",
    " SCHEMA - ",
    " COMMENT - SCHEMA ",
    " TABLE DATA public spatial_ref_sys ",
)

NOBODYS = ("--no-owner", "--no-acl")
QUIETLY = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction")

# Everything that is there goes: what a later version made, a backup of an earlier one lacks.
EMPTY_OUT = """
DO $$
DECLARE statement text;
BEGIN
  -- All named first: what goes with another no longer has a name.
  FOREACH statement IN ARRAY ARRAY(
    SELECT format('DROP %s IF EXISTS %s CASCADE', one.type, one.identity)
    FROM pg_depend AS d, pg_identify_object(d.classid, d.objid, 0) AS one
    WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'public'::regnamespace
      AND one.type NOT IN ('extension', 'default acl')
      AND NOT EXISTS (SELECT FROM pg_depend AS e WHERE e.classid = d.classid
                      AND e.objid = d.objid AND e.deptype = 'e')
    -- With a table go the sequences that are its own.
    ORDER BY one.type <> 'table'
  ) LOOP
    EXECUTE statement;
  END LOOP;
END $$;
"""
# Compared within the same transaction: a store that is not what was saved is never there.
COMPARE = """
DO $$
DECLARE found text;
BEGIN
  SELECT count || ' ' || checksum INTO found FROM ({summed_up}) AS t (count, checksum);
  IF found <> {expected} THEN
    RAISE EXCEPTION 'not as saved: %', {name};
  END IF;
END $$;
"""


def read_manifest(path: Path) -> Manifest:
    """What a backup says of itself, once every byte of it has been checked. Raises PlainError."""
    try:
        with ZipFile(path) as archive:
            said = json.loads(archive.read(MANIFEST))
            if said.pop("format", None) != FORMAT:
                raise _no_backup(path)
            seal = json.loads(archive.read(SEAL))["sha256"]
            digest = hashlib.sha256()
            with archive.open(DUMP) as dump:
                while chunk := dump.read(CHUNK):
                    digest.update(chunk)
            if digest.hexdigest() != seal:
                raise BadZipFile
            tables = {name: Holding(**one) for name, one in said.pop("tables").items()}
            return Manifest(**said, tables=tables)
    except OSError as error:
        raise PlainError(str(path), f"{error.strerror}.", "the name of a backup.") from None
    except (BadZipFile, KeyError, TypeError, ValueError):
        raise _no_backup(path) from None


def restore(settings: Settings, path: Path, *, over_listings: bool = False) -> Manifest:
    """Make the store what it was at the backup, then bring it up to date. Raises PlainError.

    A store with listings is only restored `over_listings`. Whatever goes wrong, the store stays as
    it was.
    """
    manifest = read_manifest(path)
    _refuse_later(manifest, path)
    if manifest.srid != settings.srid:
        raise PlainError(
            str(path), f"it measures in {manifest.srid}.", f"ASSET_MAP_SRID={manifest.srid}"
        )
    ensure_running(settings)
    if not over_listings and (held := held_listings(settings)):
        raise PlainError(
            "the store", f"it holds {held:,} listings, which would be gone.", "restore with --yes."
        )
    _put_back(settings, path, manifest)
    bring_up_to_date(settings)
    return manifest


def held_listings(settings: Settings) -> int:
    """How many listings the store holds now. Raises PlainError where there is no store."""
    with psycopg.connect(**parameters(settings, "owner")) as connection:  # type: ignore[arg-type]
        try:
            row = connection.execute("SELECT count(*) FROM public.service_at_location").fetchone()
        except psycopg.errors.UndefinedTable:
            raise StoreError(
                "the database", "it holds no store yet.", "asset-map db init"
            ) from None
    return int(row[0]) if row else 0


def _put_back(settings: Settings, path: Path, manifest: Manifest) -> None:
    """Empty, fill and compare, in one transaction of psql's."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as errors:
        dump, entries = Path(folder) / DUMP, Path(folder) / "entries"
        before, after = Path(folder) / "before.sql", Path(folder) / "after.sql"
        with ZipFile(path) as archive, archive.open(DUMP) as packed, dump.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked, CHUNK)
        entries.write_text(_ours(settings, dump), encoding="utf-8")
        before.write_text(EMPTY_OUT, encoding="utf-8")
        after.write_text(_comparison(manifest), encoding="utf-8")
        script, environment = command(
            settings,
            "owner",
            "pg_restore",
            (f"--use-list={entries}", *NOBODYS, "-f", "-", str(dump)),
        )
        psql, _ = command(
            settings, "owner", "psql", (*QUIETLY, "-f", str(before), "-f", "-", "-f", str(after))
        )
        with subprocess.Popen(script, env=environment, stdout=subprocess.PIPE, stderr=errors) as of:
            done = subprocess.run(
                psql, env=environment, stdin=of.stdout, stdout=errors, stderr=errors, check=False
            )
        if done.returncode or of.returncode:
            errors.seek(0)
            raise PlainError(
                str(path),
                f"it could not be put back ({_kind_of(errors.read())}). The store is as it was.",
                "asset-map check, then again; or another backup.",
            )


def _ours(settings: Settings, dump: Path) -> str:
    """The dump's entries that are ours to make. Raises PlainError."""
    line, environment = command(settings, "owner", "pg_restore", ("--list", str(dump)))
    try:
        listed = subprocess.run(line, env=environment, capture_output=True, text=True, check=True)
    except FileNotFoundError:
        raise missing(line[0]) from None
    except subprocess.CalledProcessError:
        raise _no_backup(dump) from None
    lines = listed.stdout.splitlines(keepends=True)
    return "".join(line for line in lines if not any(not_ours in line for not_ours in NOT_OURS))


def _comparison(manifest: Manifest) -> str:
    settings = "".join(f"{setting};\n" for setting in WRITTEN_ALIKE)
    return settings + "".join(
        sql.SQL(COMPARE)
        .format(
            summed_up=sql.SQL(SUMMED_UP).format(table=sql.Identifier(name)),
            expected=sql.Literal(f"{holding.rows} {holding.checksum}"),
            name=sql.Literal(name),
        )
        .as_string(None)
        for name, holding in manifest.tables.items()
    )


def _kind_of(said: bytes) -> str:
    """The first complaint, without what follows: that may quote rows."""
    for line in said.decode(errors="replace").splitlines():
        if "ERROR:" in line or "error:" in line:
            return re.split("(?i)error:", line, maxsplit=1)[1].strip()
        if "server closed the connection" in line:
            return "the database: it broke off; its disk may be full"
    return "it did not say why"


def _refuse_later(manifest: Manifest, path: Path) -> None:
    if int(manifest.revision) > int(migrate.newest()):
        raise PlainError(
            str(path),
            f"it was made by a later version ({manifest.version}) than this one.",
            "install the newer asset-map.",
        )


def _no_backup(path: Path) -> PlainError:
    return PlainError(
        str(path), "this is no whole backup of ours.", "a file that asset-map backup made."
    )
