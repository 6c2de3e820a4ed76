namespace SupportFlows.Embedded.DurableTask.Storage;

static class StatementReading
{
    internal static T? One<T>(this Statement statement, Action<Statement> bind, Func<Statement, T> read)
        where T : class
    {
        try
        {
            bind(statement);
            return statement.Next() ? read(statement) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    internal static List<T> All<T>(this Statement statement, Action<Statement> bind, Func<Statement, T> read)
    {
        var all = new List<T>();
        try
        {
            bind(statement);
            while (statement.Next())
            {
                all.Add(read(statement));
            }

            return all;
        }
        finally
        {
            statement.Reset();
        }
    }
}
