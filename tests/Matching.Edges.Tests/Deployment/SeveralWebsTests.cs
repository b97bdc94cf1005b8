using System.Security.Cryptography;
using Matching.Core;
using Matching.Storage;
using Matching.Testing.Stores;
using Matching.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Deployment;

public sealed class SeveralWebsTests : IAsyncLifetime
{
    private PostgresFixture _store = null!;

    public async Task InitializeAsync() => _store = await PostgresFixture.CreateAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task What_one_web_host_signed_another_one_reads()
    {
        await using var first = Host("postgres");
        await using var second = Host("postgres");

        var cookie = Protector(first).Protect("who is signed in");

        Protector(second).Unprotect(cookie).ShouldBe("who is signed in");
        (await _store.ScalarAsync<int>("select count(*)::int from web_key")).ShouldBe(1);
    }

    [Fact]
    public async Task With_keys_of_its_own_a_host_refuses_what_another_one_signed()
    {
        await using var first = Host("postgres");
        await using var stranger = Host("folder");

        var cookie = Protector(first).Protect("who is signed in");

        Should.Throw<CryptographicException>(() => Protector(stranger).Unprotect(cookie));
    }

    [Theory]
    [InlineData("10.0.0.0/8, 2001:db8::/32,127.0.0.1", "")]
    [InlineData("10.0.0.0/8,my-proxy", "Web:Proxies names 'my-proxy', but each must be a network like 10.0.0.0/8, or an address like 10.0.0.7.")]
    [InlineData("10.0.0.0/40", "Web:Proxies names '10.0.0.0/40', but each must be a network like 10.0.0.0/8, or an address like 10.0.0.7.")]
    public void Proxies_are_named_as_networks(string proxies, string fault)
    {
        var result = new WebOptionsValidator().Validate(null, new WebOptions { Proxies = proxies });

        (result.FailureMessage ?? "").ShouldBe(fault);
    }

    private static IDataProtector Protector(IServiceProvider host) => host.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private ServiceProvider Host(string keysIn)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Postgres"] = _store.ConnectionString,
            ["ConnectionStrings:Redis"] = "127.0.0.1:1",
            ["Web:KeysIn"] = keysIn,
            ["Web:KeysFolder"] = Directory.CreateTempSubdirectory("matching-keys").FullName,
        }).Build();
        var environment = new HostingEnvironment { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production };
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration)
            .AddMatchingCore(configuration).AddMatchingStorage(configuration).AddMatchingWeb(configuration, environment).BuildServiceProvider();
    }
}
