using Matching.Core.Replies;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Replies;

public sealed class AnswerTableTests
{
    private const string Header = "id;open;closed;last;text\n";

    [Fact]
    public void A_table_of_answers_becomes_a_table_of_readings()
    {
        var (rows, faults) = AnswerTable.Read(Header + "1;K7;;offer;Ja tak, men først fra mandag\n2;K7|M4;;offer;ja k7 nej m4\n3;;K7;other;nej\n4;K7;;offer;\n");

        faults.ShouldBeEmpty();
        AnswerTable.Written(rows).ShouldBe("id;reading;codes_yes;codes_no;remainder\n1;yes_but;K7;;men først fra mandag\n2;yes;K7;M4;\n3;no;;K7;\n4;unclear;;;\n");
    }

    [Theory]
    [InlineData("ja; det vil jeg gerne", "ja; det vil jeg gerne")]
    [InlineData("\"ja; tak\"", "ja; tak")]
    [InlineData("\"ja\ntak\"", "ja\ntak")]
    [InlineData("\"Ja\" siger jeg", "\"Ja\" siger jeg")]
    [InlineData("\"han sagde \"\"ja\"\"\"", "han sagde \"ja\"")]
    [InlineData("\"uden ende", "\"uden ende")]
    public void The_text_keeps_its_semicolons_lines_and_stray_quotes(string cell, string text)
    {
        var (rows, faults) = AnswerTable.Read($"\uFEFF{Header.Replace("\n", "\r\n", StringComparison.Ordinal)}1;K7;;offer;{cell}\r\n2;K7;;offer;nej\r\n");

        faults.ShouldBeEmpty();
        rows.Select(row => row.Text).ShouldBe([text, "nej"]);
    }

    [Fact]
    public void Ok_counts_after_offer_and_reminder_only()
    {
        var (rows, _) = AnswerTable.Read(Header + "1;K7;;offer;ok\n2;K7;;reminder;ok\n3;K7;;other;ok\n4;K7;;;ok\n");

        rows.Select(row => ReadAnswer.Of(row.Text, row.Context).Reading).ShouldBe([Reading.Yes, Reading.Yes, Reading.Unclear, Reading.Unclear]);
    }

    [Fact]
    public void A_code_that_no_offer_has_is_told_and_the_row_is_read_without_it()
    {
        var (rows, faults) = AnswerTable.Read(Header + "7;A1|K7;;offer;ja\n");

        faults.ShouldHaveSingleItem().ShouldContain("Row 7: 'A1'");
        rows.ShouldHaveSingleItem().Context.Open.Single().Value.ShouldBe("K7");
    }

    [Fact]
    public void Other_columns_are_refused() => AnswerTable.Read("id;text\n1;ja\n").Faults.ShouldHaveSingleItem().ShouldContain("id;open;closed;last;text");
}
