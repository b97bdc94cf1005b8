using Matching.Web.Hosting;

await WebProgram.Build(args).RunAsync();
