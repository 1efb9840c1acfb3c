// A quarter of the time of two threads is waiting, for a database or a server of its own.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
