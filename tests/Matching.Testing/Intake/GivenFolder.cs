using System.Globalization;
using System.Text;
using Matching.Core.Intake;

namespace Matching.Testing.Intake;

/// <summary>
/// A small folder of files in which everything is right, in memory: one youth, one host, one opening, one postcode, and the optional
/// files. A test changes a cell, a row or the bytes of a file.
/// </summary>
public sealed class GivenFolder
{
    public static readonly DateOnly Date = new(2026, 11, 20);

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private GivenFolder()
    {
    }

    public static GivenFolder WithEverythingRight()
    {
        var folder = new GivenFolder();
        folder.Text("youths.csv", Rows(
            ("youth_id", "Y1"), ("municipality_code", "0791"), ("first_name", "Freja"), ("last_name", "Holm"), ("birth_date", "2008-05-05"),
            ("phone", "20123456"), ("language", "da"), ("languages", "da|en"), ("postcode", "8800"), ("travel_modes", "walk|bus"),
            ("max_travel_minutes", "45"), ("school", "none"), ("target_group", "education_ready"), ("wants", "internship|job"),
            ("interests", "retail"), ("hobbies", "Fodbold"), ("available", "Mo08:00-15:30|We12:00-18:00"), ("max_hours_per_week", "20"),
            ("needs", "quiet"), ("communication", "any"), ("waiting_since", "2026-10-01"), ("contact_by", "sms"), ("sms_stopped", "no"),
            ("guardian_phone", ""), ("guardian_consent", ""), ("protected_address", "no"), ("consultant", "anna"), ("licence", "")));
        folder.Text("hosts.csv", Rows(
            ("host_id", "H1"), ("kind", "company"), ("name", "Byens Bageri"), ("municipality_code", "0791"), ("postcode", "8800"),
            ("sector", "retail"), ("employees", "12"), ("interns_now", "0"), ("network", "N1"), ("max_new_contacts_per_month", "3"),
            ("phone", "+4586123456"), ("vetted", "yes"), ("last_answer", "2026-11-01")));
        folder.Text("openings.csv", Rows(
            ("opening_id", "O1"), ("kind", "internship"), ("programme", "company-internship"), ("host_id", "H1"), ("title", "Praktik"),
            ("tasks", "Kasse"), ("sector", ""), ("postcode", ""), ("seats", "2"), ("min_age", "15"), ("max_age", "30"),
            ("hours_per_week_min", "10"), ("hours_per_week_max", "37"), ("schedule", "Mo08:00-16:00|Tu08:00-16:00"),
            ("start_date", "2026-12-01"), ("end_date", "2027-03-01"), ("languages", "da"), ("environment", "quiet"), ("requires", ""),
            ("meeting_forms", "workplace"), ("communication", "any"), ("hobbies", ""), ("paid", "no"), ("status", "active")));
        folder.Text("postcodes.csv", "postcode;name;latitude;longitude;municipality_codes\n8800;Viborg;56.45;9.40;0791\n");
        folder.Text("networks.csv", "network;cap;cap_per_month\nN1;10;\n");
        folder.Text("consultants.csv", "sign_in;name;municipality_code;phone;roles;max_cases\nanna;Anna Bech;0791;;job_consultant;50\n");
        folder.Text("municipalities.csv", "code;name;sms_name;phone\n0791;Viborg;Viborg;\n");
        folder.Text("history.csv", "youth_id;opening_id;outcome;date\nY1;O1;expired;2026-01-01\n");
        folder.Text("placements.csv", "youth_id;opening_id;kind;state;since;start_date;end_date;hours_per_week;schedule;outside_title\nY1;O1;internship;shown;2026-11-19;;;;;\n");
        return folder;
    }

    public IReadOnlyCollection<string> Names => _files.Keys;

    public GivenFolder Text(string file, string text) => Bytes(file, Encoding.UTF8.GetBytes(text));

    public GivenFolder Bytes(string file, byte[] bytes)
    {
        _files[file] = bytes;
        return this;
    }

    public GivenFolder Without(string file)
    {
        _files.Remove(file);
        return this;
    }

    public string TextOf(string file) => Encoding.UTF8.GetString(_files[file]);

    public byte[] BytesOf(string file) => _files[file];

    /// <summary>Sets a cell of the first row, adding the column when it is not there.</summary>
    public GivenFolder Cell(string file, string column, string value)
    {
        var lines = Lines(file);
        var place = lines[0].IndexOf(column);
        if (place < 0)
        {
            place = lines[0].Count;
            lines[0].Add(column);
            lines.Skip(1).ToList().ForEach(line => line.Add(""));
        }

        lines[1][place] = value;
        return Text(file, Joined(lines));
    }

    /// <summary>Adds a copy of the first row with some cells changed.</summary>
    public GivenFolder Row(string file, params (string Column, string Value)[] changes)
    {
        var lines = Lines(file);
        var row = lines[1].ToList();
        foreach (var (column, value) in changes)
        {
            row[lines[0].IndexOf(column)] = value;
        }

        lines.Add(row);
        return Text(file, Joined(lines));
    }

    public GivenFolder Heading(string file, string column, string heading)
    {
        var lines = Lines(file);
        lines[0][lines[0].IndexOf(column)] = heading;
        return Text(file, Joined(lines));
    }

    public IReadOnlyList<IncomingFile> Files() =>
        [.. _files.Select(file => new IncomingFile(file.Key, file.Value.Length, () => new MemoryStream(file.Value)))];

    public FolderReading Read() => new FolderReader().Read(Files(), Date);

    /// <summary>The one fault of the folder, as the command line words it.</summary>
    public string OnlyFault() => Only(Read().Faults);

    /// <summary>The one warning of the folder, as the command line words it.</summary>
    public string OnlyWarning() => Only(Read().Warnings);

    private static string Only(IReadOnlyList<Fault> faults) => faults.Count == 1
        ? FaultWords.EnglishLine(faults[0])
        : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{faults.Count} instead of one: {string.Join(" / ", faults.Select(FaultWords.EnglishLine))}"));

    private List<List<string>> Lines(string file) =>
        [.. TextOf(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';').ToList())];

    private static string Joined(List<List<string>> lines) => string.Concat(lines.Select(line => string.Join(';', line) + "\n"));

    private static string Rows(params (string Column, string Value)[] cells) =>
        Joined([[.. cells.Select(cell => cell.Column)], [.. cells.Select(cell => cell.Value)]]);
}
