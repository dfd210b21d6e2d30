"""The private server's configuration: sized for the machine, and silent about what people say."""

import os
from pathlib import Path

MEGABYTE = 1024 * 1024
SMALLEST_BUFFERS_MB, LARGEST_BUFFERS_MB = 128, 2048
# The administrator's own lines, in the home; they win over ours.
EXTRA = "postgresql.conf"

# A statement in the log would quote its parameters: nothing a person said may be among them.
SILENCE = {
    # The first line of an ERROR may quote a value too. LOG and FATAL (starts, stops, crashes) stay.
    "log_min_messages": "log",
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_transaction_sample_rate": "0",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    # DETAIL and CONTEXT lines quote the values of rows.
    "log_error_verbosity": "terse",
    "log_lock_waits": "off",
    "log_autovacuum_min_duration": "-1",
    "log_connections": "off",
}


def configuration(socket_folder: Path, log_folder: Path, extra: Path, memory: int) -> str:
    """The text of our configuration file, for a machine with `memory` bytes."""
    lines = {
        "listen_addresses": "",
        "unix_socket_directories": str(socket_folder),
        "unix_socket_permissions": "0700",
        "port": "5432",
        **_sizes(memory // MEGABYTE),
        "max_connections": "100",
        "max_wal_size": "2GB",
        "checkpoint_completion_target": "0.9",
        "random_page_cost": "1.1",
        # Our statements are short: compiling one takes longer than running it.
        "jit": "off",
        "password_encryption": "scram-sha-256",
        "timezone": "Europe/London",
        "log_timezone": "Europe/London",
        # A week of logs, each day over the same day last week.
        "logging_collector": "on",
        "log_directory": str(log_folder),
        "log_filename": "postgresql-%a.log",
        "log_rotation_age": "1d",
        "log_rotation_size": "0",
        "log_truncate_on_rotation": "on",
        "log_file_mode": "0600",
        **SILENCE,
    }
    text = "# Written by asset-map at each start. Your own lines go into\n# " + str(extra) + "\n"
    text += "".join(f"{name} = {_quoted(value)}\n" for name, value in lines.items())
    return text + (f"include {_quoted(str(extra))}\n" if extra.exists() else "")


def machine_memory() -> int:
    """Bytes of memory that this machine, or this container, has."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        limit = Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii").strip()
    except OSError:
        return memory
    return min(memory, int(limit)) if limit.isdigit() else memory


def _sizes(megabytes: int) -> dict[str, str]:
    buffers = min(max(megabytes // 8, SMALLEST_BUFFERS_MB), LARGEST_BUFFERS_MB)
    return {
        "shared_buffers": f"{buffers}MB",
        "effective_cache_size": f"{max(megabytes // 2, 2 * buffers)}MB",
        "maintenance_work_mem": f"{buffers // 2}MB",
        "work_mem": "16MB",
    }


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
