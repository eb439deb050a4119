"""The reference for exports: the same columns, read with Python's sqlite3 and written with its csv
module or with xlsxwriter in constant memory.

usage: export.py DATABASE csv|xlsx OUTPUT
"""

import csv
import sqlite3
import sys

import xlsxwriter

COLUMNS = (
    "id received_at party group name reference anchor quote kind comment proposed_text themes "
    "campaign decision disposition response section section_title passage"
).split()

QUERY = """
SELECT c.id, c.submitted_at, p.name, c.group_code, '', s.number, g.key, c.quote_exact, c.kind, c.body,
       c.proposed_text, '', '', c.moderation, d.disposition, d.response, s.number, s.title, g.text
FROM comments c JOIN parties p ON p.id = c.party_id
LEFT JOIN sections s ON s.id = c.section_id LEFT JOIN passages g ON g.id = c.passage_id
LEFT JOIN dispositions d ON d.comment_id = c.id
JOIN rounds r ON r.id = c.round_id JOIN consultations n ON n.id = r.consultation_id
WHERE n.slug = 'export' ORDER BY c.id
"""


def main():
    path, form, output = sys.argv[1:4]
    rows = sqlite3.connect(path).execute(QUERY)
    if form == "csv":
        with open(output, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(rows)
        return
    workbook = xlsxwriter.Workbook(output, {"constant_memory": True})
    sheet = workbook.add_worksheet("Comments")
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, name)
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write_string(line, column, str(value))
    workbook.close()


if __name__ == "__main__":
    main()
