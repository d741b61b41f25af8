# A KIS client as Korean developers write it, with nothing but Python's own library: it knows KIS and no simulator.
# stdin: {"rest", "appKey", "appSecret", "account", "pause"}; stdout: what came back, as JSON.
import json
import sys
import time
from collections import namedtuple
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

config = json.load(sys.stdin)
APP_KEY = config["appKey"]
APP_SECRET = config["appSecret"]
CANO, ACNT_PRDT_CD = config["account"].split("-")
HOST = urlsplit(config["rest"]).netloc


def send(method, path, headers, params=None, body=None):
    connection = HTTPConnection(HOST)
    # The host of a configuration file ends in a slash, and the path begins with one.
    url = "/" + path + ("?" + urlencode(params) if params else "")
    connection.request(method, url, body=json.dumps(body) if body else None, headers=headers)
    response = connection.getresponse()
    answer = json.loads(response.read().decode("utf-8"))
    # As in KIS's own sample client: every header in small letters is a field, so none may hold a hyphen.
    own = {name: value for name, value in response.getheaders() if name.islower()}
    header = namedtuple("Header", own.keys())(**own)
    connection.close()
    if response.status != 200 or answer.get("rt_cd", "0") != "0":
        raise SystemExit(f"{method} {path}: {response.status} {answer}")
    return header, answer


def get_access_token():
    body = {"grant_type": "client_credentials", "appkey": APP_KEY, "appsecret": APP_SECRET}
    _, answer = send("POST", "/oauth2/tokenP", {"content-type": "application/json"}, body=body)
    return answer


def hashkey(data):
    headers = {"content-type": "application/json", "appKey": APP_KEY, "appSecret": APP_SECRET}
    _, answer = send("POST", "/uapi/hashkey", headers, body=data)
    return answer["HASH"]


def headers_for(tr_id, **more):
    return {
        "content-type": "application/json; charset=utf-8",
        "authorization": f"Bearer {ACCESS_TOKEN}",
        "appKey": APP_KEY,
        "appSecret": APP_SECRET,
        "tr_id": tr_id,
        "custtype": "P",
        **more,
    }


def get_price(code):
    time.sleep(config["pause"])
    params = {"fid_cond_mrkt_div_code": "J", "fid_input_iscd": code}
    path = "/uapi/domestic-stock/v1/quotations/inquire-price"
    return send("GET", path, headers_for("FHKST01010100"), params=params)


def order(path, tr_id, data):
    time.sleep(config["pause"])
    return send("POST", path, headers_for(tr_id, hashkey=hashkey(data)), body=data)


token = get_access_token()
ACCESS_TOKEN = token["access_token"]
time.strptime(token["access_token_token_expired"], "%Y-%m-%d %H:%M:%S")

header, price = get_price("005930")

# The ids from before the second exchange, which most code still sends.
account = {"CANO": CANO, "ACNT_PRDT_CD": ACNT_PRDT_CD}
_, bought = order(
    "/uapi/domestic-stock/v1/trading/order-cash",
    "VTTC0802U",
    {**account, "PDNO": "005930", "ORD_DVSN": "00", "ORD_QTY": "3", "ORD_UNPR": price["output"]["stck_llam"]},
)
_, cancelled = order(
    "/uapi/domestic-stock/v1/trading/order-rvsecncl",
    "VTTC0803U",
    {
        **account,
        "KRX_FWDG_ORD_ORGNO": bought["output"]["KRX_FWDG_ORD_ORGNO"],
        "ORGN_ODNO": bought["output"]["ODNO"],
        "ORD_DVSN": "00",
        "RVSE_CNCL_DVSN_CD": "02",
        "ORD_QTY": "0",
        "ORD_UNPR": "0",
        "QTY_ALL_ORD_YN": "Y",
    },
)

# KIS writes the names of this block in small letters where those of a new order are in capitals.
print(
    json.dumps(
        {
            "trId": header.tr_id,
            "price": price["output"]["stck_prpr"],
            "bought": bought["output"]["ODNO"],
            "cancelled": {name.upper(): value for name, value in cancelled["output"].items()}["ODNO"],
        }
    )
)
