namespace Parallax.Statistics.Input;

/// <summary>Data that cannot be used as it is: the message names the place and the cure.</summary>
public sealed class InputException : Exception
{
    /// <summary>What is wrong with the data as a whole, or with a method on such data.</summary>
    public InputException(string message) : base(message)
    {
    }

    /// <summary>What is wrong, and where.</summary>
    /// <param name="source">Name of the file or stream.</param>
    /// <param name="line">Line in it, from 1.</param>
    /// <param name="column">Name of the column, where one is meant.</param>
    /// <param name="message">What is wrong and what helps.</param>
    public InputException(string source, long line, string? column, string message)
        : base(column is null ? $"{source}, line {line}: {message}" : $"{source}, line {line}, column '{column}': {message}")
    {
        Line = line;
        Column = column;
    }

    /// <summary>An exception without words of its own.</summary>
    public InputException() : this("The data cannot be used.")
    {
    }

    /// <summary>What is wrong, and what it came from.</summary>
    public InputException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>Line in the source, from 1; null where no line is meant.</summary>
    public long? Line { get; }

    /// <summary>Name of the column; null where none is meant.</summary>
    public string? Column { get; }
}
