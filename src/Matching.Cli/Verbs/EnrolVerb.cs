using Matching.Core.Enrolments;
using Matching.Core.Intake;
using Matching.Core.Programmes.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Cli.Verbs;

/// <summary>Enrols a young person in a scheme: she is in, or every demand that she does not meet is a line.</summary>
internal sealed class EnrolVerb(Terminal terminal, Func<ServiceProvider> product) : IVerb
{
    public Usage Usage { get; } = new("enrol", "Enrols a young person in a scheme, judged by its gates, ages, groups, places and dates.", ["YOUTH", "SCHEME"],
    [
        new("--municipality", "CODE", "hers: four digits", IsNeeded: true),
        new("--by", "NAME", "sign-in name of who enrols her", IsNeeded: true),
        new("--route", "CODE", "who referred her: self, guardian, school, youth_school, uu, fgu, jobcentre, family_department, company, committee"),
        new("--says", "CODE", "what was ticked, as the scheme asks", IsMany: true),
        new("--agreed", "ROLE", "who said yes besides the one who enrols", IsMany: true),
        new("--gate", "CODE", "a gate that is passed already", IsMany: true),
    ]);

    public async Task<int> RunAsync(Arguments arguments, CancellationToken stopping)
    {
        var request = new EntryRequest(arguments.Place(0), arguments.Text("--municipality")!, arguments.Place(1), arguments.Text("--by")!)
        {
            Route = arguments.Text("--route") is { } route ? CodeOf<ReferralRoute>("--route", route) : null,
            Says = [.. arguments.Texts("--says").Select(word => CodeOf<EntryStatement>("--says", word))],
            AgreedBy = [.. arguments.Texts("--agreed").Select(word => CodeOf<Role>("--agreed", word))],
            Gates = arguments.Texts("--gate"),
        };
        await using var services = product();
        switch (await services.GetRequiredService<EnrolYouth>().HandleAsync(request, stopping))
        {
            case EnrolOutcome.Enrolled enrolled:
                terminal.Line($"{request.YouthId} is enrolled under {enrolled.File.Mark}.");
                foreach (var gate in enrolled.Left)
                {
                    terminal.Line($"  before she can be matched: {gate.Gate}, {gate.Done} of {gate.Needed}{(gate.By.Length > 0 ? $", recorded by {gate.By}" : "")}");
                }

                return ExitCode.Done;
            case EnrolOutcome.Refused refused:
                return terminal.Refuse([.. refused.Refusals.Select(refusal => refusal.ToString())]);
            case EnrolOutcome.NotFound:
                return terminal.Refuse([$"Nobody is called {request.YouthId} in {request.Municipality}."]);
            case var other:
                throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}.");
        }
    }

    private static T CodeOf<T>(string option, string word)
        where T : struct, Enum => Words.AllOf<T>().TryGetValue(word, out var code)
            ? code
            : throw new WrongUsageException($"'{word}' is not known after {option}.{Usage.Suggestion(word, Words.AllOf<T>().Keys)}");
}
