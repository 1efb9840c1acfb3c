using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Parallax.Data;

/// <summary>
/// SQLite has one writer, so there is one: operations queue up, and those that wait together share a commit.
/// A commit costs a disk flush (synchronous=FULL); shared by up to <see cref="GroupSize"/> it costs each next to nothing.
/// An operation that fails is rolled back to its own savepoint and takes no other with it.
/// </summary>
public sealed class SqliteWriter : IWriter, IAsyncDisposable
{
    private const int GroupSize = 64;

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(10_000) { SingleReader = true });
    private readonly string _connectionString;
    private readonly Task _loop;

    public SqliteWriter(string connectionString)
    {
        _connectionString = connectionString;
        _loop = Task.Run(RunAsync);
    }

    public async Task<T> WriteAsync<T>(Func<Sql, Task<T>> operation, CancellationToken cancel)
    {
        var done = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync(new Work(async sql => await operation(sql), done), cancel);
        // Not cancellable from here on: the operation may be committed, and its caller must hear of it.
        return (T)(await done.Task)!;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync();
        SqlitePragmas.Apply(connection);
        var group = new List<Work>(GroupSize);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < GroupSize && _queue.Reader.TryRead(out var work)) group.Add(work);
            await CommitTogetherAsync(connection, group);
        }
    }

    private static async Task CommitTogetherAsync(SqliteConnection connection, List<Work> group)
    {
        try
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            var sql = new Sql(connection, transaction, Dialect.Sqlite, CancellationToken.None);
            foreach (var work in group) await work.RunAsync(transaction, sql);
            await transaction.CommitAsync();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Nothing of the group is committed, and everybody hears of it; the loop goes on with the next.
            foreach (var work in group) work.Fail(exception);
            return;
        }

        foreach (var work in group) work.Answer();
    }

    private sealed class Work(Func<Sql, Task<object?>> operation, TaskCompletionSource<object?> done)
    {
        private const string Savepoint = "work";
        private object? _result;
        private Exception? _failure;

        public async Task RunAsync(SqliteTransaction transaction, Sql sql)
        {
            await transaction.SaveAsync(Savepoint);
            try
            {
                _result = await operation(sql);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                _failure = exception;
                await transaction.RollbackAsync(Savepoint);
            }

            await transaction.ReleaseAsync(Savepoint);
        }

        public void Answer()
        {
            if (_failure is null) done.SetResult(_result);
            else done.SetException(_failure);
        }

        public void Fail(Exception exception) => done.TrySetException(exception);
    }
}
