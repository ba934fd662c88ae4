namespace EnergyQuota.Quotas.Evidence.Packing;

/// <summary>The checksum that zip demands (CRC-32, ISO 3309). It proves nothing; the hashes do.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = Make();

    /// <summary>Goes on with more bytes.</summary>
    /// <param name="crc">The checksum so far; 0 to begin with.</param>
    /// <param name="bytes">The bytes.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        foreach (var b in bytes)
        {
            crc = Table[(crc ^ b) & 0xff] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] Make()
    {
        var table = new uint[256];
        for (var n = 0u; n < table.Length; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
            {
                c = (c & 1) == 0 ? c >> 1 : 0xedb88320 ^ (c >> 1);
            }

            table[n] = c;
        }

        return table;
    }
}
