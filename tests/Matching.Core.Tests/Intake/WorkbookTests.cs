using System.IO.Compression;
using System.Text;
using Matching.Core.Intake;
using Matching.Testing.Intake;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Intake;

public sealed class WorkbookTests
{
    private readonly GivenFolder _folder = GivenFolder.WithEverythingRight().Without("networks.csv");

    [Fact]
    public void A_workbook_with_the_headers_in_row_1_reads_as_the_text_file_does()
    {
        _folder.Bytes("networks.xlsx", Workbook(["network", "cap", "cap_per_month"], ["N1", "10", ""]));

        var reading = _folder.Read();

        reading.Faults.ShouldBeEmpty();
        reading.Folder!.Networks.ShouldHaveSingleItem().Cap.ShouldBe(10);
    }

    [Fact]
    public void Danish_headings_are_the_same_columns_in_workbooks_and_text()
    {
        _folder.Bytes("networks.xlsx", Workbook(["Netværk", "Loft", "Loft pr. måned"], ["N1", "10", "4"]));
        _folder.Heading("youths.csv", "birth_date", "Fødselsdato").Heading("youths.csv", "first_name", "fornavn");

        _folder.Read().Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_faulty_cell_is_named_with_its_row()
    {
        _folder.Bytes("networks.xlsx", Workbook(["network", "cap", "cap_per_month"], ["N1", "ten", ""]));

        _folder.OnlyFault().ShouldBe("networks.xlsx line 2, cap \"ten\": not a whole number from 0");
    }

    [Fact]
    public void The_same_file_twice_is_refused()
    {
        _folder.Bytes("networks.xlsx", [1]).Text("networks.csv", "network;cap;cap_per_month\nN1;;\n");

        _folder.OnlyFault().ShouldBe("networks.csv: the file is there twice, as .csv and as .xlsx; keep one");
    }

    [Fact]
    public void Damaged_workbooks_are_read_or_refused_in_words()
    {
        var chance = new Random(3);
        var whole = Workbook(["network", "cap", "cap_per_month"], ["N1", "10", "4"]);
        for (var round = 0; round < 300; round++)
        {
            var damaged = whole.ToArray();
            for (var change = chance.Next(1, 8); change > 0; change--)
            {
                damaged[chance.Next(damaged.Length)] = (byte)chance.Next(256);
            }

            var reading = _folder.Bytes("networks.xlsx", round % 10 == 0 ? whole[..chance.Next(whole.Length)] : damaged).Read();

            reading.IsAccepted.ShouldBe(reading.FaultCount == 0);
        }
    }

    [Fact]
    public void Workbooks_whose_parts_are_wrong_inside_are_read_or_refused_in_words()
    {
        var chance = new Random(4);
        foreach (var cell in new[] { "<v>1e999</v>", "<v>99999999999999999999</v>", "<v/>", "<v>x</v>", "<is/>", "<v>-1</v>" })
        {
            foreach (var type in new[] { "", "t=\"s\"", "t=\"b\"", "t=\"e\"", "t=\"d\"", "s=\"9\"", "r=\"\"", "r=\"XFD1048576\"" })
            {
                var sheet = $"<row r=\"1\"><c {type}>{cell}</c></row><row r=\"{chance.Next(2, 9)}\"><c {type}>{cell}</c></row>";

                var reading = _folder.Bytes("networks.xlsx", WorkbookOf(sheet)).Read();

                reading.IsAccepted.ShouldBeFalse();
            }
        }
    }

    private static byte[] Workbook(params string[][] rows) => WorkbookOf(string.Concat(rows.Select(Row)));

    private static byte[] WorkbookOf(string rows)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Add(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Ark1" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Add(zip, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""");
        }

        return memory.ToArray();
    }

    private static string Row(string[] cells, int row) =>
        $"""<row r="{row + 1}">{string.Concat(cells.Select((cell, place) => $"""<c r="{(char)('A' + place)}{row + 1}" t="inlineStr"><is><t>{cell}</t></is></c>"""))}</row>""";

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
