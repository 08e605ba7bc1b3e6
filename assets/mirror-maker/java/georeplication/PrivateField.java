package georeplication;

import java.lang.reflect.Field;

/** A field that Kafka keeps to itself, of an object or one that it leads to. */
final class PrivateField {
    private PrivateField() {}

    /** The value behind names that are read one after the other, or null as soon as one is. */
    static Object of(Object holder, String... names) throws ReflectiveOperationException {
        Object value = holder;
        for (String name : names) {
            if (value == null) {
                return null;
            }
            Field field = declared(value.getClass(), name);
            field.setAccessible(true);
            value = field.get(value);
        }
        return value;
    }

    private static Field declared(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            try {
                return each.getDeclaredField(name);
            } catch (NoSuchFieldException e) {
                // Perhaps its superclass has it.
            }
        }
        throw new NoSuchFieldException(type.getName() + "." + name);
    }
}
