namespace Matching.Core.Intake.Tables;

/// <summary>The faults of one file: the first ones kept, all of them counted, so that a file wrong in every cell fits into memory.</summary>
internal sealed class FaultList(string file, int kept)
{
    private readonly List<Fault> _faults = [];

    public string File => file;

    public long Count { get; private set; }

    public IReadOnlyList<Fault> Faults => _faults;

    public void Add(int line, string column, string value, FaultKind kind, params IReadOnlyList<string> allowed)
    {
        Count++;
        if (_faults.Count < kept)
        {
            _faults.Add(new(file, line, column, Short(value), kind, allowed));
        }
    }

    public void AddWhole(FaultKind kind, params IReadOnlyList<string> allowed) => Add(0, "", "", kind, allowed);

    private static string Short(string value) => value.Length <= 80 ? value : value[..79] + "…";
}
