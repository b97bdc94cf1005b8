using Matching.Benchmarks;

return Bench.Run(args);
