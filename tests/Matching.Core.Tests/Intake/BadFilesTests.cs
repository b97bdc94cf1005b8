using System.Text;
using Matching.Core.Intake;
using Matching.Testing.Intake;
using Shouldly;
using Xunit;

namespace Matching.Core.Tests.Intake;

public sealed class BadFilesTests
{
    private readonly GivenFolder _folder = GivenFolder.WithEverythingRight();

    [Fact]
    public void A_folder_in_which_everything_is_right_has_no_fault_and_no_warning()
    {
        var reading = _folder.Read();

        reading.Faults.ShouldBeEmpty();
        reading.Warnings.ShouldBeEmpty();
        reading.Folder.ShouldNotBeNull().Youths.ShouldHaveSingleItem().Hobbies.ShouldBe(["fodbold"]);
    }

    [Fact]
    public void A_byte_order_mark_is_accepted()
    {
        _folder.Bytes("youths.csv", [0xEF, 0xBB, 0xBF, .. _folder.BytesOf("youths.csv")]);

        _folder.Read().Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Latin_1_is_refused_with_the_place_of_the_byte()
    {
        var latin = Encoding.Latin1.GetBytes(_folder.TextOf("youths.csv").Replace("Freja", "Søren", StringComparison.Ordinal));
        var place = 1 + Array.IndexOf(latin, (byte)0xF8);
        _folder.Bytes("youths.csv", latin);

        _folder.OnlyFault().ShouldBe($"youths.csv line 2: byte {place} is not UTF-8 (value 0xF8); save the file as UTF-8");
    }

    [Fact]
    public void Utf_16_is_refused_at_its_first_byte()
    {
        _folder.Bytes("hosts.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(_folder.TextOf("hosts.csv"))]);

        _folder.OnlyFault().ShouldBe("hosts.csv line 1: byte 1 is not UTF-8 (value 0xFF); save the file as UTF-8");
    }

    [Theory]
    [InlineData(",", "commas")]
    [InlineData("\t", "tabs")]
    public void Another_delimiter_is_named(string sign, string name)
    {
        _folder.Text("postcodes.csv", _folder.TextOf("postcodes.csv").Replace(";", sign, StringComparison.Ordinal));

        _folder.OnlyFault().ShouldBe($"postcodes.csv line 1: the fields are separated by {name}; a semicolon is needed");
    }

    [Fact]
    public void A_first_line_without_a_known_name_is_refused_with_the_names_that_are_expected()
    {
        _folder.Text("networks.csv", "a;b;c\nN1;10;\n");

        _folder.OnlyFault().ShouldBe("networks.csv line 1 \"a;b;c\": the first line has no known column name; expected network;cap;cap_per_month and others");
    }

    [Fact]
    public void A_missing_column_is_named_with_the_heading_that_probably_means_it()
    {
        _folder.Heading("youths.csv", "birth_date", "birthdate");

        _folder.OnlyFault().ShouldBe("youths.csv line 1, birth_date: the column is missing; did you mean it by 'birthdate'?");
    }

    [Fact]
    public void A_column_that_stands_twice_is_refused()
    {
        _folder.Heading("networks.csv", "cap_per_month", "cap");

        var faults = _folder.Read().Faults.Select(FaultWords.EnglishLine);

        faults.ShouldBe(["networks.csv line 1, cap \"cap\": the column is there twice; keep one", "networks.csv line 1, cap_per_month: the column is missing"]);
    }

    [Fact]
    public void An_unknown_column_is_a_warning_with_the_nearest_known_name()
    {
        _folder.Cell("youths.csv", "school_yaer", "8");

        _folder.OnlyWarning().ShouldBe("youths.csv line 1 \"school_yaer\": the column is not known and not read; did you mean 'school_year'?");
        _folder.Read().IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        _folder.Bytes("youths.csv", []);

        _folder.OnlyFault().ShouldBe("youths.csv: the file is empty; a header line is needed");
    }

    [Fact]
    public void A_needed_file_that_is_missing_is_named()
    {
        _folder.Without("postcodes.csv");

        _folder.OnlyFault().ShouldBe("postcodes.csv: the file is missing; youths.csv, hosts.csv, openings.csv and postcodes.csv are needed");
    }

    [Fact]
    public void A_file_of_200_megabytes_is_refused_by_its_size_without_being_opened()
    {
        var files = _folder.Files().Where(file => file.Name != "youths.csv")
            .Append(new("youths.csv", 200L * 1024 * 1024, () => throw new InvalidOperationException("It was opened.")));

        var reading = new FolderReader().Read([.. files], GivenFolder.Date);

        FaultWords.EnglishLine(reading.Faults.ShouldHaveSingleItem()).ShouldBe("youths.csv: the file has 200 MB; at most 50 MB are allowed");
    }

    [Fact]
    public void A_file_that_is_longer_than_it_says_is_refused_while_it_is_read()
    {
        var reader = new FolderReader(new IntakeLimits(Bytes: 1024 * 1024));
        var files = _folder.Files().Where(file => file.Name != "youths.csv").Append(new("youths.csv", 10, () => new MemoryStream(new byte[3 * 1024 * 1024])));

        var reading = reader.Read([.. files], GivenFolder.Date);

        reading.Faults.ShouldHaveSingleItem().Kind.ShouldBe(FaultKind.TooBig);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void The_limit_of_rows_is_itself_allowed(int rows, int faults)
    {
        _folder.Text("networks.csv", "network;cap;cap_per_month\n" + string.Concat(Enumerable.Range(1, rows).Select(number => $"N{number};;\n")));

        var reading = new FolderReader(new IntakeLimits(Rows: 2)).Read(_folder.Files(), GivenFolder.Date);

        reading.Faults.Count.ShouldBe(faults);
        if (faults > 0)
        {
            FaultWords.EnglishLine(reading.Faults[0]).ShouldBe("networks.csv: the file has more than 2 rows; split it");
        }
    }

    [Theory]
    [InlineData("N1;\"10;\n")]
    [InlineData("N1;1\"0;\n")]
    [InlineData("N1;\"10\"x;\n")]
    public void Quotes_that_do_not_match_are_a_sentence_with_the_line(string row)
    {
        _folder.Text("networks.csv", "network;cap;cap_per_month\n" + row);

        var fault = _folder.Read().Faults.Where(fault => fault.File == "networks.csv").ShouldHaveSingleItem();

        FaultWords.EnglishLine(fault).ShouldBe("networks.csv line 2: the quotes do not match; a quoted field begins and ends with \" and doubles the quotes inside");
    }

    [Fact]
    public void A_quoted_field_may_hold_semicolons_quotes_and_new_lines_and_lines_are_still_counted_right()
    {
        _folder.Text("consultants.csv", "sign_in;name;municipality_code;phone;roles;max_cases\nanna;\"Anna; \"\"Bech\"\"\nHolm\";0791;;job_consultant;50\nbo;Bo;0791;x;;\n");

        _folder.OnlyFault().ShouldBe("consultants.csv line 4, phone \"x\": not a telephone number; allowed: eight Danish digits or + and the country, for example +4520123456");
    }

    [Fact]
    public void Blank_lines_are_passed_over_and_counted()
    {
        _folder.Text("networks.csv", "\nnetwork;cap;cap_per_month\r\n\r\nN1;10;\r\n;;\r\nN2;x;\r\n\r\n");

        _folder.OnlyFault().ShouldBe("networks.csv line 6, cap \"x\": not a whole number from 0");
    }

    [Fact]
    public void A_row_with_too_few_fields_is_refused_with_both_numbers()
    {
        _folder.Text("networks.csv", "network;cap;cap_per_month\nN1;10\n");

        var fault = _folder.Read().Faults[^1];

        FaultWords.EnglishLine(fault).ShouldBe("networks.csv line 2: the row has 2 fields and the header 3; they must be equal");
    }

    [Fact]
    public void Files_that_are_not_used_yet_and_unknown_files_are_warnings()
    {
        _folder.Text("areas.geojson", "{}").Text("people.csv", "x").Text("README.md", "x");

        _folder.Read().Warnings.Select(FaultWords.EnglishLine).ShouldBe(
        [
            "areas.geojson: the file is accepted and not used yet",
            "people.csv: the file is not known and not read",
        ]);
    }

    [Fact]
    public void A_file_that_is_no_workbook_is_refused_as_one()
    {
        _folder.Without("networks.csv").Text("networks.xlsx", "network;cap");

        _folder.OnlyFault().ShouldBe("networks.xlsx: the file cannot be read as an Excel workbook; save it as .xlsx or .csv");
    }
}
