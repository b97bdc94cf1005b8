using Matching.Storage.Health;
using Matching.Web.Hosting;

if (await HealthProbe.AskedAsync(args) is { } code)
{
    return code;
}

await WebProgram.Build(args).RunAsync();
return 0;
