package dev.maskbot.processor.matrix;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Stands before an implementation of an interface, and decides what becomes of each call. */
@FunctionalInterface
interface Between {
    /**
     * Makes the call, another one, or none.
     *
     * @param next the call as it would be without this
     */
    Object call(String method, Object[] arguments, Call next) throws Throwable;

    /** A call that can be made, with other arguments too. */
    @FunctionalInterface
    interface Call {
        Object with(Object... arguments) throws Throwable;
    }

    /**
     * Puts it there.
     *
     * @param next asked for every call anew
     */
    static <T> T put(Class<T> type, Supplier<T> next, Between between) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.isDefault() && arguments != null && arguments[0] instanceof Consumer) {
                return InvocationHandler.invokeDefault(
                        proxy, method, arguments); // it builds the request, and comes by again
            }
            return between.call(method.getName(), arguments, changed -> {
                try {
                    return method.invoke(next.get(), changed);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
