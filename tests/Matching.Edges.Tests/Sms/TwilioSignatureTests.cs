using System.Text.Json;
using Matching.Channels.Sms.TwilioSms;
using Matching.Testing;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Sms;

/// <summary>Our arithmetic beside that of Twilio's own package, whose results lie in Vectors.</summary>
public sealed class TwilioSignatureTests
{
    private static readonly List<Vector> All = ReadVectors();

    public static TheoryData<string> Names => [.. All.Select(vector => vector.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_their_package_signs_is_theirs(string name) => IsTheirs(All.Single(vector => vector.Name == name)).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_token_address_field_or_signature_is_not(string name)
    {
        var vector = All.Single(one => one.Name == name);

        IsTheirs(vector with { Token = vector.Token + "x" }).ShouldBeFalse();
        IsTheirs(vector with { Url = vector.Url + "/" }).ShouldBeFalse();
        IsTheirs(vector with { Fields = [.. vector.Fields, ["Body2", "ja"]] }).ShouldBeFalse();
        IsTheirs(vector with { Signature = vector.Signature[..^2] }).ShouldBeFalse();
        IsTheirs(vector with { Signature = vector.Signature.ToLowerInvariant() }).ShouldBeFalse();
        IsTheirs(vector with { Signature = "" }).ShouldBeFalse();
    }

    [Fact]
    public void The_order_in_which_fields_come_does_not_matter() =>
        All.Where(vector => !IsTheirs(vector with { Fields = vector.Fields.Reverse().ToList() })).ShouldBeEmpty();

    [Fact]
    public void The_signature_is_the_one_of_their_documentation() =>
        IsTheirs(new("their page", "12345", "https://mycompany.com/myapp.php?foo=1&bar=2", [["To", "+18005551212"], ["CallSid", "CA1234567890ABCDE"], ["From", "+14158675309"], ["Digits", "1234"], ["Caller", "+14158675309"]], "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).ShouldBeTrue();

    private static bool IsTheirs(Vector vector) =>
        TwilioSignature.IsTheirs(vector.Signature, vector.Token, new(vector.Url), vector.Fields.Select(field => KeyValuePair.Create(field[0], field[1])));

    private static List<Vector> ReadVectors()
    {
        var path = Path.Combine(RepositoryFolder.Root, "tests", "Matching.Edges.Tests", "Sms", "Vectors", "twilio-signatures.json");
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return file.RootElement.GetProperty("vectors").Deserialize<List<Vector>>(JsonSerializerOptions.Web)!;
    }

    private sealed record Vector(string Name, string Token, string Url, IReadOnlyList<IReadOnlyList<string>> Fields, string Signature);
}
