"""Secrets at rest."""

from __future__ import annotations

import base64
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from aifordb.core.errors import ConfigurationError
from aifordb.core.secrets import KEY_FILE, Unsealable, Vault, load_vault, verify_vault
from aifordb.core.secrets.models import Canary
from aifordb.core.settings.model import MetadataSettings, SecretsSettings, Settings
from aifordb.core.store import Store, metadata_url

OLD, NEW = bytes(range(200, 232)), bytes(range(150, 182))
PLACE = "connections|conn_1|sealed"


def text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def settings(home: Path, *keys: str, mode: str = "embedded", url: str = "") -> Settings:
    return Settings(home=home, mode=mode, metadata=MetadataSettings(url), secrets=SecretsSettings(keys))


def test_a_sealed_secret_opens_at_its_place():
    assert Vault([OLD]).unseal(Vault([OLD]).seal(b"hunter2", PLACE), PLACE) == b"hunter2"


def test_sealing_twice_gives_different_blobs_without_the_secret():
    vault = Vault([OLD])
    first, second = vault.seal(b"hunter2", PLACE), vault.seal(b"hunter2", PLACE)
    assert first != second
    assert b"hunter2" not in first


def test_a_blob_moved_to_another_row_does_not_open():
    vault = Vault([OLD])
    with pytest.raises(Unsealable):
        vault.unseal(vault.seal(b"hunter2", PLACE), "connections|conn_2|sealed")


def test_a_changed_blob_does_not_open():
    blob = Vault([OLD]).seal(b"hunter2", PLACE)
    for position in range(len(blob)):
        changed = blob[:position] + bytes([blob[position] ^ 1]) + blob[position + 1 :]
        with pytest.raises(Unsealable):
            Vault([OLD]).unseal(changed, PLACE)


@pytest.mark.parametrize("blob", [b"", b"\x01", bytes(9), bytes(20)])
def test_a_cut_blob_does_not_open(blob):
    with pytest.raises(Unsealable):
        Vault([OLD]).unseal(blob, PLACE)


def test_after_a_rotation_the_old_key_is_not_needed_any_more():
    blob = Vault([OLD]).seal(b"hunter2", PLACE)
    both = Vault([NEW, OLD])
    assert both.unseal(blob, PLACE) == b"hunter2"
    rotated = both.rotate(blob, PLACE)
    assert Vault([NEW]).unseal(rotated, PLACE) == b"hunter2"
    assert both.rotate(rotated, PLACE) == rotated


def test_derived_keys_differ_by_purpose_and_come_current_first():
    vault = Vault([NEW, OLD])
    assert vault.derive("cursors") == [*Vault([NEW]).derive("cursors"), *Vault([OLD]).derive("cursors")]
    assert len({*vault.derive("cursors"), *vault.derive("api keys")}) == 4
    assert {len(key) for key in vault.derive("cursors")} == {32}


def test_a_vault_never_prints_its_keys():
    assert repr(Vault([OLD])) == "Vault(1 keys)"


def test_the_first_start_makes_a_key_that_only_the_owner_may_read(tmp_path):
    home = tmp_path / "home"
    blob = load_vault(settings(home)).seal(b"x", PLACE)
    assert stat.S_IMODE((home / KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir()] == [KEY_FILE]
    assert load_vault(settings(home)).unseal(blob, PLACE) == b"x"


def test_processes_that_start_together_get_the_same_key(tmp_path):
    code = (
        "import sys, pathlib; from aifordb.core.secrets import load_vault; from aifordb.core.settings.model import Settings;"
        "print(load_vault(Settings(home=pathlib.Path(sys.argv[1]))).derive('x')[0].hex())"
    )
    commands = [subprocess.Popen([sys.executable, "-c", code, tmp_path], stdout=subprocess.PIPE) for _ in range(3)]
    assert len({command.communicate()[0] for command in commands}) == 1


def test_a_lost_key_is_not_replaced_when_there_is_data(tmp_path):
    (tmp_path / "metadata.sqlite").touch()
    with pytest.raises(
        ConfigurationError, match=r"^secrets\.keys: .*secret\.key is missing, but the data it protects exists"
    ):
        load_vault(settings(tmp_path))


def test_a_key_file_that_others_may_read_is_refused(tmp_path):
    load_vault(settings(tmp_path))
    (tmp_path / KEY_FILE).chmod(0o644)
    with pytest.raises(ConfigurationError, match=r"^secrets\.keys: others may read .*chmod 600"):
        load_vault(settings(tmp_path))


@pytest.mark.parametrize("content", ["", "not base64!", text(bytes(16))])
def test_a_key_file_without_a_key_is_refused(tmp_path, content):
    file = tmp_path / KEY_FILE
    file.write_text(content)
    file.chmod(0o600)
    with pytest.raises(ConfigurationError, match=r"^secrets\.keys: .* holds no key"):
        load_vault(settings(tmp_path))


@pytest.mark.parametrize(("mode", "url"), [("production", ""), ("embedded", "postgresql+psycopg://db/x")])
def test_production_refuses_to_make_its_own_key(tmp_path, mode, url):
    with pytest.raises(ConfigurationError, match=r"^secrets\.keys: missing"):
        load_vault(settings(tmp_path, mode=mode, url=url))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        (["*"], "key 1 is not base64"),
        ([text(OLD[:16])], "key 1 is too short, 16 bytes instead of 32"),
        ([text(OLD + OLD)], "key 1 is too long, 64 bytes"),
        ([text(bytes(32))], "key 1 is a placeholder"),
        ([text(b"changeme" * 4)], "key 1 is a placeholder"),
        ([text(b"a-32-byte-key-that-someone-typed")], "key 1 is a placeholder"),
        ([text(OLD), text(NEW), text(OLD)], "key 3 is given twice"),
        ([text(OLD), ""], "key 2 is too short"),
    ],
)
@pytest.mark.parametrize("mode", ["embedded", "production"])
def test_a_bad_key_is_refused_in_one_line_that_does_not_show_it(tmp_path, keys, why, mode):
    with pytest.raises(ConfigurationError) as caught:
        load_vault(settings(tmp_path, *keys, mode=mode))
    assert str(caught.value).startswith(f"secrets.keys: {why}")
    assert "\n" not in str(caught.value)
    assert all(key not in str(caught.value) for key in keys if len(key) > 1)


def test_given_keys_are_used_in_their_order(tmp_path):
    vault = load_vault(
        settings(tmp_path, text(NEW), base64.urlsafe_b64encode(OLD).decode().rstrip("="), mode="production")
    )
    assert vault.derive("x") == Vault([NEW, OLD]).derive("x")


def test_a_server_with_the_wrong_key_does_not_start(store: Store):
    with store.session() as session:
        verify_vault(session, Vault([OLD]))
    with store.session() as session:
        verify_vault(session, Vault([OLD]))
    with (
        pytest.raises(ConfigurationError, match=r"^secrets\.keys: none of the given keys opens"),
        store.session() as session,
    ):
        verify_vault(session, Vault([NEW]))


def test_a_rotated_key_may_start_alone_after_one_start_with_both(store: Store):
    for keys in ([OLD], [NEW, OLD], [NEW]):
        with store.session() as session:
            verify_vault(session, Vault(keys))
    with store.session() as session:
        session.delete(session.get(Canary, 1))


def test_the_key_file_lies_beside_metadata_elsewhere(tmp_path):
    url = f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"
    made = settings(tmp_path / "home", url=url)
    load_vault(made)
    assert (tmp_path / "home" / KEY_FILE).exists()
    assert metadata_url(made) == url
