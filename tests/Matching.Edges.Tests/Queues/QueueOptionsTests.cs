using Matching.Channels.Queues;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Matching.Edges.Tests.Queues;

public sealed class QueueOptionsTests
{
    [Fact]
    public void Nothing_set_is_the_queue_in_the_database() => Validated().ShouldBeEmpty();

    [Theory]
    [InlineData("postgres")]
    [InlineData("Postgres")]
    public void The_kind_may_be_written_in_any_case(string kind) => Validated(("Kind", kind)).ShouldBeEmpty();

    [Theory]
    [InlineData("kafka")]
    [InlineData("1")]
    [InlineData("")]
    public void An_unknown_kind_is_told_with_its_value(string kind) =>
        Validated(("Kind", kind)).ShouldBe([$"Queues:Kind is '{kind}', but must be postgres, rabbitmq or servicebus."]);

    [Fact]
    public void Every_fault_is_listed()
    {
        var faults = Validated(("LockFor", "00:00:00.9"), ("MostAttempts", "0"), ("AtOnce", "65"), ("LookAgainAfter", "00:00:00"), ("ReceiveFor", "00:01:01"));

        faults.ShouldBe([
            "Queues:LockFor is 00:00:00.9000000, but must be at least one second.",
            "Queues:MostAttempts is 0, but must be at least 1.",
            "Queues:AtOnce is 65, but must be 1 to 64.",
            "Queues:LookAgainAfter is 00:00:00, but must be longer than zero.",
            "Queues:ReceiveFor is 00:01:01, but must be longer than zero and at most a minute."]);
    }

    [Fact]
    public void The_last_allowed_values_pass() =>
        Validated(("LockFor", "00:00:01"), ("MostAttempts", "1"), ("AtOnce", "64"), ("LookAgainAfter", "00:00:00.001"), ("ReceiveFor", "00:01:00")).ShouldBeEmpty();

    [Fact]
    public void A_half_configured_RabbitMQ_is_told_whole()
    {
        var faults = Validated(("Kind", "rabbitmq"), ("RabbitMq:Address", "http://broker:5672/"), ("RabbitMq:User", "matching"), ("RabbitMq:Heartbeat", "00:00:00"));

        faults.ShouldBe([
            "Queues:RabbitMq:Address is 'http://broker:5672/', but must begin with amqp:// or amqps://.",
            "Queues:RabbitMq:Password is empty, but RabbitMQ asks for it.",
            "Queues:RabbitMq:Heartbeat is 00:00:00, but must be one second to five minutes."]);
    }

    [Fact]
    public void A_password_in_the_address_is_refused_and_not_repeated()
    {
        var faults = Validated(("Kind", "rabbitmq"), ("RabbitMq:Address", "amqp://matching:not-the-secret@broker/"), ("RabbitMq:User", "matching"), ("RabbitMq:Password", "other-secret"));

        faults.ShouldHaveSingleItem().ShouldContain("carries a user");
        string.Join(' ', faults).ShouldNotContain("secret");
    }

    [Fact]
    public void A_whole_RabbitMQ_passes() =>
        Validated(("Kind", "rabbitmq"), ("RabbitMq:Address", "amqps://broker/matching"), ("RabbitMq:User", "matching"), ("RabbitMq:Password", "p")).ShouldBeEmpty();

    [Theory]
    [InlineData("", "Queues:ServiceBus:Address is ''")]
    [InlineData("bus.servicebus.windows.net", "Queues:ServiceBus:Address is 'bus.servicebus.windows.net'")]
    [InlineData("http://bus.servicebus.windows.net/", "Queues:ServiceBus:Address is 'http://bus.servicebus.windows.net/'")]
    [InlineData("https://bus.servicebus.windows.net/matching", "but must be https, a host and nothing more")]
    [InlineData("https://me:secret@bus.servicebus.windows.net/", "'https://bus.servicebus.windows.net/'")]
    public void An_address_that_is_not_a_namespace_of_Service_Bus_is_told(string address, string fault) =>
        Validated(("Kind", "servicebus"), ("ServiceBus:Address", address)).ShouldHaveSingleItem().ShouldContain(fault);

    [Theory]
    [InlineData("reader", "")]
    [InlineData("", "not-the-secret")]
    public void Half_a_key_is_told_and_not_repeated(string name, string key)
    {
        var fault = Validated(("Kind", "servicebus"), ("ServiceBus:Address", "https://bus.servicebus.windows.net/"), ("ServiceBus:KeyName", name), ("ServiceBus:Key", key)).ShouldHaveSingleItem();

        fault.ShouldContain("both or neither must be set");
        fault.ShouldNotContain("not-the-secret");
    }

    [Theory]
    [InlineData("00:05:00", 0)]
    [InlineData("00:05:01", 1)]
    public void Service_Bus_locks_for_five_minutes_at_most(string lockFor, int faults) =>
        Validated(("Kind", "servicebus"), ("ServiceBus:Address", "https://bus.servicebus.windows.net/"), ("LockFor", lockFor)).Count.ShouldBe(faults);

    [Fact]
    public void An_identity_is_not_sent_without_encryption() =>
        Validated(("Kind", "servicebus"), ("ServiceBus:Address", "http://127.0.0.1:5000/")).ShouldHaveSingleItem().ShouldContain("only sent over https");

    [Fact]
    public void What_is_not_chosen_is_not_judged() => Validated(("RabbitMq:Address", "http://broker")).ShouldBeEmpty();

    internal static IReadOnlyList<string> Validated(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Queues:{s.Name}", (string?)s.Value))).Build();
        var options = configuration.GetSection(QueueOptions.Section).Get<QueueOptions>() ?? new();
        return [.. new QueueOptionsValidator().Validate(null, options).Failures ?? []];
    }
}
