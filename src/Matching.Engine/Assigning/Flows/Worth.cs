namespace Matching.Engine.Assigning.Flows;

/// <summary>
/// A gain, price or distance: packed weight and fit (<see cref="Scale"/>), then the draw, compared in that order. The
/// draw is a digit of its own because all three levels of a region do not fit into 64 bits.
/// </summary>
/// <remarks>
/// No sum here can overflow, as <see cref="Scale"/> refuses up front what could. Gains and twice all loads are at most
/// 2^58. Searches and bids raise a price no further than what one more unit there costs those who are in it; one wish
/// less in the place, or in the full place around it, makes that room, so a price is at most one gain and the loads:
/// under 2^59, and no less than minus as much. A surplus is a gain less a price, and a distance that is looked at is at most
/// one surplus; every sum that is formed has at most three such terms and stays under 2^63. Draws in the same way: a
/// chain passes each wish once, and wishes times the highest draw are at most 2^58. <see cref="Network.SetPrice"/> looks
/// again, as a guard against bugs.
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
