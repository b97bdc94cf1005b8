using System.Reflection;
using Matching.Engine.Facts;

namespace Matching.Engine.Tests.Facts;

public sealed class WhatTheEngineMayKnowTests
{
    private static readonly string[] Forbidden =
    [
        "name", "phone", "number", "email", "address", "gender", "sex", "ethnic", "origin", "nationality", "religion", "diagnos", "health", "illness",
        "crime", "criminalhistory", "conviction", "misuse", "abuse", "cpr", "mark", "grade", "cv", "benefit", "targetgroup", "risk", "text", "note", "comment", "title",
    ];

    // A fact about the host, not about her: whether a contact person is named, never who.
    private static readonly string[] Allowed = [$"{nameof(HostFacts)}.{nameof(HostFacts.NamesContactPerson)}"];

    [Fact]
    public void No_fact_can_hold_what_may_not_be_weighed()
    {
        var facts = typeof(YouthFacts).Assembly.GetTypes().Where(type => type.Namespace == typeof(YouthFacts).Namespace && type.IsPublic).ToArray();

        var held = facts.Where(type => !type.IsEnum)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(property => property.Name != "EqualityContract"), (type, property) => $"{type.Name}.{property.Name}")
            .Where(field => Forbidden.Any(word => field.Split('.')[1].Contains(word, StringComparison.OrdinalIgnoreCase)));

        facts.ShouldContain(typeof(YouthFacts));
        held.Except(Allowed).ShouldBeEmpty();
    }

    [Fact]
    public void Every_string_about_her_is_an_id_or_a_code()
    {
        var texts = typeof(YouthFacts).GetProperties()
            .Where(property => property.PropertyType == typeof(string) || property.PropertyType == typeof(IReadOnlyList<string>))
            .Select(property => property.Name);

        texts.ShouldBe(
            ["Id", "Municipality", "Languages", "OwnLanguage", "Interests", "Hobbies", "NotSectors", "NotHosts", "WishedHosts", "EnrolledIn", "GatesPassed", "BarredInternshipHost"],
            ignoreOrder: true);
    }
}
