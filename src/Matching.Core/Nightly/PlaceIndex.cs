using Matching.Core.People;

namespace Matching.Core.Nightly;

/// <summary>Where each postcode stands among the places of a problem; a postcode that is not there is a fault of whoever kept the board.</summary>
internal sealed class PlaceIndex(IReadOnlyList<Postcode> postcodes)
{
    private readonly Dictionary<string, int> _places = postcodes.Index().ToDictionary(place => place.Item.Code, place => place.Index, StringComparer.Ordinal);

    public int Of(string postcode, string whose) => _places.TryGetValue(postcode, out var place)
        ? place
        : throw new InvalidOperationException($"{whose} lies in postcode '{postcode}', which is not among the {_places.Count} of the board.\nMaybe the postcodes were not imported with it.");
}
