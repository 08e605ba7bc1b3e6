import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads an expression a line, and prints for each whether it is one, and if so which of the names that are named it matches. */
class ReadExpressions {
    public static void main(String[] names) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BufferedReader expressions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String expression = expressions.readLine(); expression != null; expression = expressions.readLine()) {
            try {
                Pattern pattern = Pattern.compile(expression);
                StringBuilder matches = new StringBuilder("reads");
                for (String name : names) {
                    Matcher matcher = pattern.matcher(name);
                    matches.append(matcher.matches() ? " 1" : " 0");
                }
                out.println(matches);
            } catch (PatternSyntaxException refusal) {
                out.println("refuses " + refusal.getDescription());
            }
        }
        out.flush();
    }
}
