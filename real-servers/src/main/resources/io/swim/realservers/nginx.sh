# nginx with PUT and DELETE of WebDAV. NAME: for what its certificate is, instead of its address; BODY: the largest PUT.
. /srv/begin.sh
mkdir -p /srv/nginx
echo "files:$PASSWORD_HASH" > /srv/users
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
  -subj /CN=nginx -addext "subjectAltName=IP:${NAME:-$ADDRESS}" -keyout /srv/key.pem -out /srv/certificate.pem \
  2> /srv/openssl.txt
cat > /srv/nginx.conf << END
daemon off; user files files; pid /srv/nginx/pid; error_log stderr;
events { worker_connections 64; }
http {
  access_log off; client_max_body_size ${BODY:-40m}; client_body_temp_path /srv/nginx/body;
  proxy_temp_path /srv/nginx/proxy; fastcgi_temp_path /srv/nginx/fcgi;
  uwsgi_temp_path /srv/nginx/uwsgi; scgi_temp_path /srv/nginx/scgi;
  server {
    listen $ADDRESS:$PORT_HTTP; listen $ADDRESS:$PORT_HTTPS ssl;
    ssl_certificate /srv/certificate.pem; ssl_certificate_key /srv/key.pem;
    root /srv/files; dav_methods PUT DELETE;
    auth_basic "images"; auth_basic_user_file /srv/users;
    location /closed/ { deny all; }
    location /moved/ { return 302 http://127.0.0.1:1/; }
  }
}
END
exec /usr/sbin/nginx -c /srv/nginx.conf
