using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Parallax.Data;

namespace Parallax.Identity;

/// <summary>
/// Encrypts the data-protection keys that lie in the database, so that whoever reads the database cannot make cookies.
/// AES-256-GCM; the key is derived from the installation's secret by HKDF-SHA256.
/// </summary>
public sealed class SecretEncryptor(string secret) : IXmlEncryptor
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealed_ = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(sealed_.AsSpan(0, NonceSize));
        using var aes = new AesGcm(Key(secret), TagSize);
        aes.Encrypt(sealed_.AsSpan(0, NonceSize), plain, sealed_.AsSpan(NonceSize + TagSize), sealed_.AsSpan(NonceSize, TagSize));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(sealed_)), typeof(SecretDecryptor));
    }

    internal static string Open(string secret, string base64)
    {
        var sealed_ = Convert.FromBase64String(base64);
        var plain = new byte[sealed_.Length - NonceSize - TagSize];
        using var aes = new AesGcm(Key(secret), TagSize);
        aes.Decrypt(sealed_.AsSpan(0, NonceSize), sealed_.AsSpan(NonceSize + TagSize), sealed_.AsSpan(NonceSize, TagSize), plain);
        return Encoding.UTF8.GetString(plain);
    }

    private static byte[] Key(string secret) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "parallax data protection"u8.ToArray());
}

/// <summary>The other half of <see cref="SecretEncryptor"/>; made by data protection, by its type name.</summary>
public sealed class SecretDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var secret = services.GetRequiredService<ServerSettings>().Secret
            ?? throw new InvalidOperationException("The keys in the database are sealed with the installation's secret; start with it.");
        return XElement.Parse(SecretEncryptor.Open(secret, encryptedElement.Value));
    }
}
