using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Matching.Testing.Stores;

/// <summary>A class of tests that needs a server which is not on every machine. Where it is missing, its facts are skipped with a reason.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeedsServerAttribute : Attribute
{
    /// <summary>Null when the server is here.</summary>
    public abstract string? Missing { get; }
}

/// <summary>A fact of a contract: run for every class that inherits it, and skipped for those whose server is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Matching.Testing.Stores.ContractFactDiscoverer", "Matching.Testing")]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>Called by the runner.</summary>
public sealed class ContractFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var (display, options) = (discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault());
        return Missing(testMethod) is { } missing
            ? new SkippedTestCase(missing, DiagnosticMessageSink, display, options, testMethod)
            : new XunitTestCase(DiagnosticMessageSink, display, options, testMethod);
    }

    private static string? Missing(ITestMethod method) =>
        ((ReflectionTypeInfo)method.TestClass.Class).Type.GetCustomAttributes(typeof(NeedsServerAttribute), inherit: true).Cast<NeedsServerAttribute>().Select(needs => needs.Missing).FirstOrDefault(missing => missing is not null);
}

/// <summary>Shown with its reason and never run.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
    private string _reason = "";

    [Obsolete("Called by the runner when it reads the case back.")]
    public SkippedTestCase()
    {
    }

    public SkippedTestCase(string reason, IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method) => _reason = reason;

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(_reason), _reason);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        _reason = data.GetValue<string>(nameof(_reason));
        base.Deserialize(data);
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => _reason;
}
