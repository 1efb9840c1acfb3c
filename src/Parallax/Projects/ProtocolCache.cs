using System.Collections.Concurrent;

namespace Parallax.Projects;

/// <summary>Protocols as objects: a version never changes once it is used, so its hash is all that a cache needs to know.</summary>
public sealed class ProtocolCache
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<string, ProtocolDefinition> _definitions = new();

    public ProtocolDefinition Definition(Protocol protocol)
    {
        if (_definitions.Count > Most) _definitions.Clear();
        return _definitions.GetOrAdd(protocol.Hash, _ => Content.Read<ProtocolDefinition>(protocol.Definition));
    }
}
