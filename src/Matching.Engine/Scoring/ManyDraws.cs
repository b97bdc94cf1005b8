using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Scoring;

/// <summary>
/// The draws of all the pairs of a wish: SHA-256 of texts that begin alike, sixteen at a time in the lanes of a vector. The same numbers as
/// <see cref="Draw"/>, which asks the platform's own SHA-256 for one text; a night of millions of pairs would wait for that longer than for its plan.
/// </summary>
/// <remarks>Source: FIPS 180-4 §4.2.2, §5.1.1, §6.2.</remarks>
internal static class ManyDraws
{
    private const int Lanes = 16;
    private const int BlockBytes = 64;
    private const int BlockWords = 16;
    private const int Rounds = 64;

    // A 1 bit in a byte of its own, and the length in bits.
    private const int PaddingBytes = 9;

    private static readonly uint[] Start =
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <param name="before">What all the texts begin with.</param>
    /// <param name="endings">Every text's own end, by number.</param>
    /// <param name="chosen">The numbers asked about.</param>
    /// <param name="draws">As many as are chosen.</param>
    public static void Of(ReadOnlySpan<byte> before, byte[][] endings, ReadOnlySpan<int> chosen, Span<int> draws)
    {
        Span<Vector512<uint>> words = stackalloc Vector512<uint>[Rounds];
        Span<Vector512<uint>> begun = stackalloc Vector512<uint>[Start.Length];
        for (var i = 0; i < begun.Length; i++)
        {
            begun[i] = Vector512.Create(Start[i]);
        }

        var whole = before.Length / BlockBytes * BlockBytes;
        for (var at = 0; at < whole; at += BlockBytes)
        {
            for (var word = 0; word < BlockWords; word++)
            {
                words[word] = Vector512.Create(BinaryPrimitives.ReadUInt32BigEndian(before[(at + (word * 4))..]));
            }

            Digest(begun, words);
        }

        for (var from = 0; from < chosen.Length; from += Lanes)
        {
            var count = Math.Min(Lanes, chosen.Length - from);
            Finish(begun, words, before[whole..], before.Length, endings, chosen.Slice(from, count), draws.Slice(from, count));
        }
    }

    private static void Finish(
        ReadOnlySpan<Vector512<uint>> begun,
        Span<Vector512<uint>> words,
        ReadOnlySpan<byte> rest,
        int before,
        byte[][] endings,
        ReadOnlySpan<int> chosen,
        Span<int> draws)
    {
        var blocks = 0;
        foreach (var number in chosen)
        {
            blocks = Math.Max(blocks, Blocks(rest.Length + endings[number].Length));
        }

        var text = new byte[Lanes * blocks * BlockBytes];
        for (var lane = 0; lane < chosen.Length; lane++)
        {
            Write(text.AsSpan(lane * blocks * BlockBytes), rest, endings[chosen[lane]], before);
        }

        Span<Vector512<uint>> state = stackalloc Vector512<uint>[begun.Length];
        begun.CopyTo(state);
        var first = MemoryMarshal.Cast<Vector512<uint>, uint>(state);
        for (var block = 0; block < blocks; block++)
        {
            Read(text, block, blocks, words);
            Digest(state, words);
            for (var lane = 0; lane < chosen.Length; lane++)
            {
                if (Blocks(rest.Length + endings[chosen[lane]].Length) == block + 1)
                {
                    draws[lane] = (int)(first[lane] >> 12);
                }
            }
        }
    }

    private static int Blocks(int bytes) => (bytes + PaddingBytes + BlockBytes - 1) / BlockBytes;

    private static void Write(Span<byte> line, ReadOnlySpan<byte> rest, byte[] ending, int before)
    {
        rest.CopyTo(line);
        ending.CopyTo(line[rest.Length..]);
        var length = rest.Length + ending.Length;
        line[length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(line[((Blocks(length) * BlockBytes) - sizeof(ulong))..], (ulong)(before + ending.Length) * 8);
    }

    private static void Read(ReadOnlySpan<byte> text, int block, int blocks, Span<Vector512<uint>> words)
    {
        var lanes = MemoryMarshal.Cast<Vector512<uint>, uint>(words);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var line = MemoryMarshal.Cast<byte, uint>(text.Slice(((lane * blocks) + block) * BlockBytes, BlockBytes));
            for (var word = 0; word < BlockWords; word++)
            {
                lanes[(word * Lanes) + lane] = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(line[word]) : line[word];
            }
        }
    }

    private static void Digest(Span<Vector512<uint>> state, Span<Vector512<uint>> words)
    {
        for (var t = BlockWords; t < Rounds; t++)
        {
            var (early, late) = (words[t - 15], words[t - 2]);
            words[t] = words[t - 16] + words[t - 7]
                + (Turned(early, 7) ^ Turned(early, 18) ^ (early >>> 3))
                + (Turned(late, 17) ^ Turned(late, 19) ^ (late >>> 10));
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var t = 0; t < Rounds; t++)
        {
            var one = h + (Turned(e, 6) ^ Turned(e, 11) ^ Turned(e, 25)) + ((e & f) ^ Vector512.AndNot(g, e)) + Vector512.Create(Constants[t]) + words[t];
            var two = (Turned(a, 2) ^ Turned(a, 13) ^ Turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e) = (g, f, e, d + one);
            (d, c, b, a) = (c, b, a, one + two);
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    private static Vector512<uint> Turned(Vector512<uint> words, int bits) => (words >>> bits) | (words << (32 - bits));
}
