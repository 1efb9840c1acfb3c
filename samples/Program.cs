using System.Diagnostics;
using Parallax.Samples;
using Parallax.Samples.Checks;

if (args is not ["--out", var folder])
{
    Console.Error.WriteLine("usage: parallax-samples --out DIR");
    return 2;
}

try
{
    return Run(folder);
}
catch (InvalidOperationException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}

static int Run(string folder)
{
    var watch = Stopwatch.StartNew();
    Directory.CreateDirectory(folder);
    var pictures = Demo.Write(folder);
    var check = SelfCheck.Of(folder, pictures);
    foreach (var fault in check.Faults)
        Console.Error.WriteLine(fault);
    Console.WriteLine(FormattableString.Invariant(
        $"{string.Join(" + ", check.Tasks.Values)} tasks, {pictures.Count} pictures, {check.People} people, {string.Join(" + ", check.Judgments.Values)} judgments, {check.Issues} issues, {check.Faults.Count} faults found, {watch.Elapsed.TotalSeconds:0.0} s"));
    return check.Faults.Count == 0 ? 0 : 1;
}
