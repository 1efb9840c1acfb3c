using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Parallax.Statistics.Input;

/// <summary>
/// Ids as they were read (UTF-8), each once, numbered 0, 1, 2, … in order of first appearance. All bytes lie in one array, and the
/// table is open-addressed with linear probing, so that a million ids cost some 40 MB and no strings.
/// </summary>
public sealed class IdTable
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Set in the keys of long ids, which are hashes; the keys of short ids are the ids, with their length in the top byte.</summary>
    private const ulong Hashed = 1UL << 63;

    private const int Short = 7;

    private byte[] _bytes = new byte[256];
    private int[] _ends = new int[16];
    private ulong[] _keys = new ulong[16];
    private int[] _slots = new int[32];
    private int _shift = 64 - 5;
    private (ulong Key, int Id) _last = (Hashed, 0);

    /// <summary>How many different ids there are.</summary>
    public int Count { get; private set; }

    /// <summary>The id of a number.</summary>
    public string this[int index] => Encoding.UTF8.GetString(Utf8(index));

    /// <summary>The id of a number, as bytes.</summary>
    public ReadOnlySpan<byte> Utf8(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
        var start = index == 0 ? 0 : _ends[index - 1];
        return _bytes.AsSpan(start, _ends[index] - start);
    }

    /// <summary>The number of an id, which it is given if it is new.</summary>
    public int Intern(string id) => Intern(Encoding.UTF8.GetBytes(id));

    /// <summary>The number of an id, which it is given if it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Intern(ReadOnlySpan<byte> id)
    {
        var key = Key(id);
        // Rows often come sorted by task, and a label is often the one before.
        if (key == _last.Key && key < Hashed) return _last.Id;
        var slot = Find(id, key);
        var number = _slots[slot] > 0 ? _slots[slot] - 1 : Add(id, key, slot);
        _last = (key, number);
        return number;
    }

    /// <summary>The number of an id; null if it was never interned.</summary>
    public int? Find(string id) => Find(Encoding.UTF8.GetBytes(id));

    /// <summary>The number of an id; null if it was never interned.</summary>
    public int? Find(ReadOnlySpan<byte> id)
    {
        var held = _slots[Find(id, Key(id))];
        return held == 0 ? null : held - 1;
    }

    /// <summary>The slot that holds the id (its number and one), or the free one (0) where it belongs.</summary>
    private int Find(ReadOnlySpan<byte> id, ulong key)
    {
        var (slots, keys) = (_slots, _keys);
        for (var at = Home(key); ; at = (at + 1) & (slots.Length - 1))
        {
            var number = slots[at] - 1;
            if (number < 0 || (keys[number] == key && (key < Hashed || Utf8(number).SequenceEqual(id)))) return at;
        }
    }

    private int Add(ReadOnlySpan<byte> id, ulong key, int slot)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (start + (long)id.Length > Array.MaxLength) throw new InputException("The ids are longer than 2 GB together.");
        if (start + id.Length > _bytes.Length) Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(start + (long)id.Length, _bytes.Length * 2L)));
        if (Count == _ends.Length) Array.Resize(ref _ends, Count * 2);
        if (Count == _keys.Length) Array.Resize(ref _keys, Count * 2);
        id.CopyTo(_bytes.AsSpan(start));
        _ends[Count] = start + id.Length;
        _keys[Count] = key;
        _slots[slot] = ++Count;
        if (Count * 2 > _slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        var slots = new int[_slots.Length * 2];
        _shift--;
        for (var number = 0; number < Count; number++)
        {
            var at = Home(_keys[number]);
            while (slots[at] != 0) at = (at + 1) & (slots.Length - 1);
            slots[at] = number + 1;
        }

        _slots = slots;
    }

    /// <summary>The top bits of the product (Fibonacci hashing).</summary>
    private int Home(ulong key) => (int)((key * Golden) >> _shift);

    /// <summary>Up to seven bytes are their own key, so that most ids are compared as one number; longer ones are hashed, eight bytes at a time.</summary>
    private static ulong Key(ReadOnlySpan<byte> id)
    {
        if (id.Length > Short) return LongKey(id);
        var length = (ulong)id.Length << 56;
        if (id.Length >= 4) return length | BinaryPrimitives.ReadUInt32LittleEndian(id) | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(id[^4..]) << (8 * (id.Length - 4));
        if (id.Length >= 2) return length | BinaryPrimitives.ReadUInt16LittleEndian(id) | (ulong)id[^1] << (8 * (id.Length - 1));
        return id.Length == 1 ? length | id[0] : length;
    }

    private static ulong LongKey(ReadOnlySpan<byte> id)
    {
        var hash = (ulong)id.Length * Golden;
        var tail = BinaryPrimitives.ReadUInt64LittleEndian(id[^8..]);
        for (; id.Length >= 8; id = id[8..]) hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(id)) * Golden, 29);
        hash = (hash ^ tail) * Golden;
        return hash ^ (hash >> 32) | Hashed;
    }
}
