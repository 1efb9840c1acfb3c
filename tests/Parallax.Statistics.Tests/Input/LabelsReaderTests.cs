using System.Text;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Input;

public class LabelsReaderTests
{
    [Theory]
    [InlineData("task,worker,label\n1,a,x\n1,b,y\n2,a,x\n")]
    [InlineData("\uFEFFtask,worker,label\r\n1,a,x\r\n1,b,y\r\n2,a,x")]
    [InlineData("Label;Worker;Task\nx;a;1\ny;b;1\nx;a;2\n")]
    [InlineData("task\tworker\tother\tlabel\n1\ta\t,\tx\n1\tb\t\ty\n\n2\ta\t\tx\n")]
    [InlineData("\"task\",\"worker\",\"label\"\n\"1\",\"a\",\"x\"\n1,b,\"y\"\n2,\"a\",x\n")]
    [InlineData("{\"task\": 1, \"worker\": \"a\", \"label\": \"x\", \"extra\": {\"deep\": [1]}}\n{\"label\": \"\\u0079\", \"task\": 1, \"worker\": \"b\"}\n\n{\"task\": \"2\", \"worker\": \"a\", \"label\": \"x\", \"late\": null}\n")]
    public void The_same_labels_from_every_form(string text)
    {
        var labels = Read(text);
        Assert.Equal((3, 2, 2, 2), (labels.Count, labels.Tasks.Count, labels.Workers.Count, labels.Classes.Count));
        var one = labels.Tasks.Find("1")!.Value;
        Assert.Equal(["a", "b"], labels.WorkersOfTask(one).ToArray().Select(w => labels.Workers[w]));
        Assert.Equal(["x", "y"], labels.ClassesOfTask(one).ToArray().Select(c => labels.Classes[c]));
        Assert.Equal(["1", "2"], labels.TasksOfWorker(labels.Workers.Find("a")!.Value).ToArray().Select(t => labels.Tasks[t]));
    }

    [Fact]
    public void Quoted_fields_may_hold_delimiters_quotes_and_line_breaks()
    {
        var labels = Read("task,worker,label\n\"a, \"\"b\"\"\nc\",w,\"\"\"x\"\"\"\nd,w,y\n");
        Assert.Equal("a, \"b\"\nc", labels.Tasks[0]);
        Assert.NotNull(labels.Classes.Find("\"x\""));
        Assert.Equal(2, labels.Count);
    }

    [Fact]
    public void Quotes_and_accents_before_a_line_break_are_text()
    {
        var labels = Read("task,worker,label\n\"他说\"\"好\"\"。\n第二行\",w,x\n\"\"\"é\"\"\"\"é\nmore\",w,y\n");
        Assert.Equal(["他说\"好\"。\n第二行", "\"é\"\"é\nmore"], Enumerable.Range(0, 2).Select(t => labels.Tasks[t]));
    }

    [Fact]
    public void Classes_are_ordered_by_value_or_by_code_point()
    {
        Assert.Equal(["-1", "2", "10"], Classes(Read("task,worker,label\n1,a,10\n2,a,2\n3,a,-1\n")));
        Assert.Equal(["10", "2", "b"], Classes(Read("task,worker,label\n1,a,b\n2,a,2\n3,a,10\n")));

        static IEnumerable<string> Classes(Labels labels) => Enumerable.Range(0, labels.Classes.Count).Select(c => labels.Classes[c]);
    }

    [Theory]
    [InlineData("", "line 1", "empty")]
    [InlineData("\n \n", "line 1", "empty")]
    [InlineData("task,worker\n1,a\n", "column 'label'", "task, worker")]
    [InlineData("task,worker,label\n1,a,x\n2,a\n", "line 3, column 'label'", "2 of 3")]
    [InlineData("task,worker,label\n1,a,x,y\n", "line 2", "4 fields")]
    [InlineData("task,worker,label\n1,,x\n", "line 2, column 'worker'", "empty")]
    [InlineData("task,worker,label\n\n1,a,\n", "line 3, column 'label'", "empty")]
    [InlineData("task,worker,label\n1,\"a\nb\",x\n1,c,\n", "line 4, column 'label'", "empty")]
    [InlineData("task,worker,label\n1,\"a,x\n2,b,x\n", "line 2", "never closed")]
    [InlineData("task,worker,label\n1,\"a\"b,x\n", "line 2", "closing quote")]
    [InlineData("{\"task\":1,\"worker\":2,\"label\":3}\n{\"task\":1,\"worker\":3}\n", "line 2, column 'label'", "missing")]
    [InlineData("{\"task\":1,\"worker\":2,\"label\":3}\n{\"task\":1,\"worker\":3,\"label\":[1]}\n", "line 2, column 'label'", "list")]
    [InlineData("{\"task\":1,\"worker\":2,\"label\":3}\n{\"task\":1,\n", "line 2", "not JSON")]
    [InlineData("{\"task\":1,\"worker\":2,\"label\":3}\n[1,2,3]\n", "line 2", "object")]
    [InlineData("{\"task\":1,\"worker\":2,\"label\":\"a\\ud83d\"}\n", "line 1", "Unicode")]
    [InlineData("{\"task\":1,\"worker\":2,\"label\":null}\n", "line 1, column 'label'", "empty")]
    [InlineData("task,worker,label\n1,a,x\n2,b,x\n1,a,y\n", "line 4", "on line 2")]
    public void What_is_wrong_is_named_with_its_place(string text, string place, string cause)
    {
        var error = Assert.Throws<InputException>(() => Read(text));
        Assert.Contains("labels.csv", error.Message, StringComparison.Ordinal);
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_encodings_are_named()
    {
        const string text = "task,worker,label\n1,é,x\n";
        foreach (var bytes in new[] { Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(text)).ToArray(), Encoding.Latin1.GetBytes(text) })
            Assert.Contains("Save the file as UTF-8", Assert.Throws<InputException>(() => LabelsReader.Read(new MemoryStream(bytes), "labels.csv")).Message, StringComparison.Ordinal);
        Assert.Contains("line 2", Assert.Throws<InputException>(() => LabelsReader.Read(new MemoryStream(Encoding.Latin1.GetBytes(text)), "labels.csv")).Message, StringComparison.Ordinal);
        Assert.Equal("é", Read(text).Workers[0]);
    }

    [Theory]
    [InlineData(DuplicatePolicy.Keep, "x y")]
    [InlineData(DuplicatePolicy.First, "x")]
    [InlineData(DuplicatePolicy.Last, "y")]
    public void A_second_label_is_kept_or_dropped_as_is_said(DuplicatePolicy duplicates, string kept)
    {
        var labels = Read("task,worker,label\n1,a,x\n2,a,x\n1,a,y\n", duplicates);
        Assert.Equal(kept.Split(' '), labels.ClassesOfTask(0).ToArray().Select(c => labels.Classes[c]));
        Assert.Equal(1, labels.ClassesOfTask(1).Length);
    }

    /// <summary>A gigabyte without a line break is refused after two megabytes, and never held.</summary>
    [Fact]
    public void A_line_without_an_end_is_refused_early()
    {
        using var endless = new Endless("task,worker,label\n1,a,"u8.ToArray(), 1L << 30);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InputException>(() => LabelsReader.Read(endless, "labels.csv"));
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
        Assert.InRange(endless.Position, 0, 8 << 20);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    /// <summary>Rows that straddle every boundary of the buffer, against the same rows in memory.</summary>
    [Fact]
    public void Rows_across_the_buffer_are_whole()
    {
        var rows = Enumerable.Range(0, 200_000).Select(i => (Task: $"task-{i / 4}", Worker: $"worker-{i % 4}-{new string('w', i % 37)}", Label: (i % 3).ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList();
        var text = new StringBuilder("task,worker,label\n").AppendJoin("\n", rows.Select(r => $"{r.Task},{r.Worker},{r.Label}")).ToString();
        Assert.True(text.Length > 5 << 20);
        var (read, made) = (Read(text), Labels.From(rows));
        Assert.Equal(made.Count, read.Count);
        for (var t = 0; t < made.Tasks.Count; t++)
        {
            Assert.Equal(made.Tasks[t], read.Tasks[t]);
            Assert.True(made.WorkersOfTask(t).SequenceEqual(read.WorkersOfTask(t)) && made.ClassesOfTask(t).SequenceEqual(read.ClassesOfTask(t)));
        }
    }

    [Fact]
    public void Two_truths_of_a_task_are_refused()
    {
        static IReadOnlyDictionary<string, string> Truth(string text) => LabelsReader.ReadTruth(new MemoryStream(Encoding.UTF8.GetBytes(text)), "truth.csv");
        Assert.Equal("x", Truth("task,label\n1,x\n1,x\n")["1"]);
        Assert.Contains("line 3, column 'label': task '1' has two truths", Assert.Throws<InputException>(() => Truth("task,label\n1,x\n1,y\n")).Message, StringComparison.Ordinal);
    }

    private static Labels Read(string text, DuplicatePolicy duplicates = DuplicatePolicy.Refuse) =>
        LabelsReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "labels.csv", duplicates);

    /// <summary>A stream that begins with some bytes and goes on with the letter x.</summary>
    private sealed class Endless(byte[] begin, long length) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++) buffer[offset + i] = Position + i < begin.Length ? begin[Position + i] : (byte)'x';
            Position += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
