using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Parallax.Statistics.Input;

/// <summary>
/// Ids as they were read (UTF-8), each once, numbered 0, 1, 2, … in order of first appearance. All bytes lie in one array, and the
/// table is open-addressed with linear probing, so that a million ids cost some 40 MB and no strings.
/// </summary>
public sealed class IdTable
{
    private byte[] _bytes = new byte[256];
    private int[] _ends = new int[16];
    private uint[] _hashes = new uint[16];
    private int[] _slots = new int[32];

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
    public int Intern(ReadOnlySpan<byte> id)
    {
        var hash = Hash(id);
        var slot = Find(id, hash);
        return _slots[slot] != 0 ? _slots[slot] - 1 : Add(id, hash, slot);
    }

    /// <summary>The number of an id; null if it was never interned.</summary>
    public int? Find(string id) => Find(Encoding.UTF8.GetBytes(id));

    /// <summary>The number of an id; null if it was never interned.</summary>
    public int? Find(ReadOnlySpan<byte> id)
    {
        var held = _slots[Find(id, Hash(id))];
        return held == 0 ? null : held - 1;
    }

    /// <summary>The slot that holds the id, or the free one where it belongs.</summary>
    private int Find(ReadOnlySpan<byte> id, uint hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)(hash & (uint)mask); ; slot = (slot + 1) & mask)
        {
            var held = _slots[slot] - 1;
            if (held < 0 || (_hashes[held] == hash && Utf8(held).SequenceEqual(id))) return slot;
        }
    }

    private int Add(ReadOnlySpan<byte> id, uint hash, int slot)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        if (start + (long)id.Length > Array.MaxLength) throw new InputException("The ids are longer than 2 GB together.");
        if (start + id.Length > _bytes.Length) Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(start + (long)id.Length, _bytes.Length * 2L)));
        if (Count == _ends.Length) Array.Resize(ref _ends, Count * 2);
        if (Count == _hashes.Length) Array.Resize(ref _hashes, Count * 2);
        id.CopyTo(_bytes.AsSpan(start));
        _ends[Count] = start + id.Length;
        _hashes[Count] = hash;
        _slots[slot] = ++Count;
        if (Count * 2 > _slots.Length) Grow();
        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = (int)(_hashes[id] & (uint)mask);
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = id + 1;
        }
    }

    /// <summary>Eight bytes at a time, multiplied and folded (Fibonacci hashing): short ids take one or two steps.</summary>
    private static uint Hash(ReadOnlySpan<byte> id)
    {
        const ulong golden = 0x9E3779B97F4A7C15;
        var hash = (ulong)id.Length * golden;
        while (id.Length >= 8)
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(id)) * golden, 29);
            id = id[8..];
        }

        ulong rest = 0;
        foreach (var b in id) rest = (rest << 8) | b;
        hash = (hash ^ rest) * golden;
        return (uint)((hash ^ (hash >> 32)) * golden >> 32);
    }
}
