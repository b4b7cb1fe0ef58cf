"""Packages of Debian's unstable release and of the Python package index, unpacked and not installed."""

import pathlib
import subprocess
import sys
import zipfile

MIRROR = "http://deb.debian.org/debian"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


class Packages:
    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self._apt_is_ready = False

    def debian(self, name: str) -> tuple[pathlib.Path, str]:
        """The folder of an unpacked package, and its version."""
        target = self.folder / name
        version = target / "VERSION"
        if not version.is_file():
            self._prepare_apt()
            target.mkdir(parents=True, exist_ok=True)
            for old in target.glob("*.deb"):
                old.unlink()
            self._apt("apt-get", "download", name, folder=target)
            [archive] = target.glob("*.deb")
            subprocess.run(["dpkg-deb", "--extract", archive, target], check=True)
            shown = subprocess.run(
                ["dpkg-deb", "--field", archive, "Version"], check=True, capture_output=True, text=True
            )
            archive.unlink()
            version.write_text(shown.stdout.strip(), encoding="utf-8")
        return target, version.read_text(encoding="utf-8")

    def python(self, name: str, version: str) -> pathlib.Path:
        """The folder of an unpacked wheel."""
        target = self.folder / f"{name}-{version}"
        if not target.is_dir():
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
            subprocess.run(
                [*command, "--only-binary", ":all:", "--dest", self.folder, f"{name}=={version}"], check=True
            )
            [wheel] = self.folder.glob(f"{name.replace('-', '_')}-{version}-*.whl")
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(target)
            wheel.unlink()
        return target

    # The machine's own sources of packages stay as they are: apt gets others, and a state of its own.
    def _prepare_apt(self) -> None:
        if self._apt_is_ready:
            return
        for name in ("lists/partial", "cache/archives/partial"):
            (self.folder / "apt" / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "apt/sources.list").write_text(
            f"deb [signed-by={KEYRING}] {MIRROR} sid main\n", encoding="utf-8"
        )
        self._apt("apt-get", "update", folder=self.folder)
        self._apt_is_ready = True

    def _apt(self, program: str, *arguments: str, folder: pathlib.Path) -> None:
        state = self.folder.resolve() / "apt"
        options = {
            "Dir::State::lists": state / "lists",
            "Dir::State::status": "/dev/null",
            "Dir::Cache": state / "cache",
            "Dir::Etc::sourcelist": state / "sources.list",
            "Dir::Etc::sourceparts": "/dev/null",
            "APT::Sandbox::User": "root",
        }
        flags = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
        subprocess.run([program, "-qq", *flags, *arguments], check=True, cwd=folder)
