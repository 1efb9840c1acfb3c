using CsCheck;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Input;

public class IdTableTests
{
    /// <summary>Against a dictionary: ids of 0 to 20 letters of a small alphabet, so that many are equal, share their beginning, or lie at the border of 7 and 8 bytes.</summary>
    [Fact]
    public void Each_id_has_one_number() =>
        Gen.Char['a', 'c'].Array[0, 20].Select(c => new string(c)).Array[1, 400].Sample(ids =>
        {
            var (table, numbers) = (new IdTable(), new Dictionary<string, int>());
            foreach (var id in ids)
            {
                numbers.TryAdd(id, numbers.Count);
                Assert.Equal(numbers[id], table.Intern(id));
            }

            Assert.Equal(numbers.Count, table.Count);
            Assert.All(numbers, n => Assert.Equal((n.Key, n.Value), (table[n.Value], table.Find(n.Key)!.Value)));
            Assert.Null(table.Find("d"));
        });

    [Fact]
    public void A_zero_byte_is_not_the_end()
    {
        var table = new IdTable();
        Assert.Equal([0, 1, 2, 0], new[] { "a", "a\0", "a\0\0", "a" }.Select(table.Intern));
    }
}
