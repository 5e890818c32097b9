"""The spreadsheet: LibreOffice opens what `--excel` writes, and no cell of it is a formula."""

import csv
import io
import pathlib
import shutil
import subprocess
import sys

PROGRAM, BASE, FOLDER = sys.argv[1:4]


def main():
    if not shutil.which("soffice"):
        print("\n!!!! SKIPPED: spreadsheet: LibreOffice is not installed\n", file=sys.stderr)
        return
    from openpyxl import load_workbook

    path = pathlib.Path(FOLDER) / "spreadsheet.csv"
    command = [PROGRAM, "--quiet", "--db", BASE, "export", "--excel", "--force", "-o", path]
    subprocess.run(command, check=True, capture_output=True)
    profile = f"-env:UserInstallation=file://{FOLDER}/office"
    subprocess.run(["soffice", profile, "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "--outdir", FOLDER, path], check=True, capture_output=True, timeout=300)
    sheet = load_workbook(path.with_suffix(".xlsx")).active
    header, *rows = [[cell for cell in row] for row in sheet.iter_rows()]
    written = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    assert [cell.value for cell in header] == written[0], "no stray byte-order mark"
    assert len(rows) == len(written) - 1
    assert not [cell.value for row in rows for cell in row if cell.data_type == "f"], "a formula"
    note = written[0].index("note")
    assert "包林 presided" in [row[note].value for row in rows], "every script"
    words = written[0].index("date_in_words")
    assert "May 2031 (day not given)" in [row[words].value for row in rows], [row[words].value for row in rows]
    print("opened: spreadsheet")


main()
