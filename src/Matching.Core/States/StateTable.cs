namespace Matching.Core.States;

/// <summary>What one cell of a life's table says about one event in one state.</summary>
public enum CellKind
{
    /// <summary>Nobody wrote the cell: the table refuses to be made.</summary>
    Missing = 0,

    /// <summary>The thing goes on to another state.</summary>
    Move = 1,

    /// <summary>Heard, shown, and nothing changes: it was done already or comes too late.</summary>
    Ignore = 2,

    /// <summary>Cannot happen unless the product has a bug: throws.</summary>
    Forbid = 3,
}

/// <summary>One cell: what it says, and for a move the state it leads to.</summary>
public readonly record struct Cell<TState>(CellKind Kind, TState To)
    where TState : struct, Enum;

/// <summary>What came of telling a thing what happened: it moved from one state to another, or it heard and stayed.</summary>
public readonly record struct Heard<TState>(bool Moved, TState From, TState To)
    where TState : struct, Enum;

/// <summary>
/// The life of one kind of thing: one row an event, one column a state in the order of the enum. Every cell is written; a table with a
/// missing row or cell is not made.
/// </summary>
/// <typeparam name="TState">The states, in the columns' order.</typeparam>
/// <typeparam name="TEvent">The events, a row each.</typeparam>
public sealed class StateTable<TState, TEvent>
    where TState : struct, Enum
    where TEvent : struct, Enum
{
    private static readonly TState[] States = Enum.GetValues<TState>();

    private readonly Dictionary<(TState State, TEvent Event), Cell<TState>> _cells = [];

    public static Cell<TState> Ignore => new(CellKind.Ignore, default);

    public static Cell<TState> Forbid => new(CellKind.Forbid, default);

    /// <summary>The row of one event: as many cells as there are states.</summary>
    public Cell<TState>[] this[TEvent happened]
    {
        init
        {
            if (value.Length != States.Length)
            {
                throw new ArgumentException($"{happened} has {value.Length} cells for {States.Length} states of {typeof(TState).Name}.", nameof(value));
            }

            for (var column = 0; column < States.Length; column++)
            {
                _cells[(States[column], happened)] = value[column];
            }
        }
    }

    public static Cell<TState> To(TState state) => new(CellKind.Move, state);

    public Cell<TState> At(TState state, TEvent happened) =>
        _cells.TryGetValue((state, happened), out var cell) && cell.Kind != CellKind.Missing
            ? cell
            : throw new InvalidOperationException($"The life of {typeof(TState).Name} says nothing about {happened} in {state}.\nMaybe an event was added without its row.");

    /// <summary>What the thing does in this state when this happened. A forbidden cell throws.</summary>
    public Heard<TState> Hear(TState state, TEvent happened)
    {
        var cell = At(state, happened);
        return cell.Kind switch
        {
            CellKind.Move => new(true, state, cell.To),
            CellKind.Ignore => new(false, state, state),
            _ => throw new InvalidOperationException($"{happened} cannot happen to a thing in state {state}.\nMaybe a step forgot to look at the state before it acted."),
        };
    }
}
