namespace Matching.Engine.Assigning.Flows;

/// <summary>
/// A gain, price or distance: packed weight and fit (<see cref="Scale"/>), then the draw, compared in that order. The
/// draw is a digit of its own because all three levels of a region do not fit into 64 bits.
/// </summary>
/// <remarks>
/// No sum here can overflow: gains are at most 2^58 (<see cref="Scale"/> refuses more), prices are held under 2^60
/// (<see cref="Network.SetPrice"/> refuses more), a surplus is a gain less a price, and a distance that is looked at is at
/// most one surplus; every sum that is formed has at most three such terms and stays under 2^63. Draws: under 2^31 each.
/// </remarks>
internal readonly record struct Worth(long Value, long Draw)
{
    public static Worth operator +(Worth a, Worth b) => new(a.Value + b.Value, a.Draw + b.Draw);

    public static Worth operator -(Worth a, Worth b) => new(a.Value - b.Value, a.Draw - b.Draw);

    public static bool operator <(Worth a, Worth b) => a.Value < b.Value || (a.Value == b.Value && a.Draw < b.Draw);

    public static bool operator >(Worth a, Worth b) => b < a;

    public static bool operator <=(Worth a, Worth b) => !(b < a);

    public static bool operator >=(Worth a, Worth b) => !(a < b);
}
