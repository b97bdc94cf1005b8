using Matching.Cli;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stopping.Cancel();
};
return await VerbTable.Default(Terminal.OfProcess()).RunAsync(args, stopping.Token);
