// A quarter of the time of two threads is waiting, for a database or a server of its own.
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]
